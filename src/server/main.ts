import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { readSchemas } from '../node/schemaFile.js';
import { startServer } from './server.js';

// `--stdio` for any editor, node IPC for the extension: the connection reads it from the arguments.
startServer(createConnection(ProposedFeatures.all), readSchemas(__dirname));

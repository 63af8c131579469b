import { UsageError, type Command, type Streams } from './command.js';

/** Every command, in the order of the help. Only the one that is asked for is loaded: a linter is started often. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  scaffold: async () => (await import('./scaffold.js')).scaffold,
  validate: async () => (await import('./validate.js')).validate,
  lint: async () => (await import('./lint.js')).lint,
  graph: async () => (await import('./graph.js')).graph,
};

async function help(): Promise<string> {
  const lines = Object.entries(commands).map(async ([name, load]) => `  ${name.padEnd(10)} ${(await load()).summary}`);
  return `Usage: reactbin COMMAND [OPTION…]

${(await Promise.all(lines)).join('\n')}

"reactbin COMMAND --help" tells more of a command; "reactbin --version" prints the version.
`;
}

/** Runs one command line and gives the exit code: 0 fine, 1 findings, 2 wrong usage. */
async function run([name = '', ...args]: readonly string[], streams: Streams): Promise<number> {
  if (name === '--version' || name === '-v') {
    streams.out(`${process.env['REACTBIN_VERSION'] ?? ''}\n`);
    return 0;
  }
  const command = Object.hasOwn(commands, name) ? await commands[name]?.() : undefined;
  if (!command) {
    const asked = name === '' || name === '--help' || name === '-h' || name === 'help';
    if (!asked) streams.error(`reactbin: there is no command "${name}".\n\n`);
    (asked ? streams.out : streams.error)(await help());
    return asked && name !== '' ? 0 : 2;
  }
  if (args.includes('--help') || args.includes('-h')) {
    streams.out(`${command.help}\n`);
    return 0;
  }
  try {
    return await command.run(args, streams);
  } catch (error) {
    if (!(error instanceof UsageError) && !isRefusal(error)) throw error;
    streams.error(`reactbin ${name}: ${error.message}\n"reactbin ${name} --help" lists the options.\n`);
    return 2;
  }
}

/** Whether it was the system that said no, as it does to a file that may not be read: that is no bug. */
function isRefusal(error: unknown): error is Error {
  return error instanceof Error && 'syscall' in error;
}

const streams: Streams = { out: (text) => void process.stdout.write(text), error: (text) => void process.stderr.write(text) };
for (const stream of [process.stdout, process.stderr]) {
  // A reader that has had enough, as `head` has, is no error of ours.
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}
// Not process.exit(): what is still in a pipe has to get through it.
void run(process.argv.slice(2), streams).then((code) => (process.exitCode = code));

import { Environment } from '@marcbachmann/cel-js';
import { registerAddresses } from './libraries/addresses.js';
import { registerFormats } from './libraries/format.js';
import { registerLists } from './libraries/lists.js';
import { registerMacros } from './libraries/macros.js';
import { registerQuantities } from './libraries/quantity.js';
import { registerRegex } from './libraries/regex.js';
import { registerSemver } from './libraries/semver.js';
import { registerSets } from './libraries/sets.js';
import { registerStrings } from './libraries/strings.js';
import { registerUrls } from './libraries/urls.js';
import { registerTimes } from './times.js';

const libraries = [
  registerAddresses,
  registerFormats,
  registerLists,
  registerMacros,
  registerQuantities,
  registerRegex,
  registerSemver,
  registerSets,
  registerStrings,
  registerTimes,
  registerUrls,
];

let made: { readonly environment: Environment; readonly functions: ReadonlySet<string> } | undefined;

/**
 * What rules of a CRD may use: CEL with optional values, and the libraries that apiserver's pkg/cel/environment adds. Made when the
 * first rule is compiled, as most workspaces have none.
 */
export function ruleEnvironment(): { readonly environment: Environment; readonly functions: ReadonlySet<string> } {
  if (made) return made;
  const environment = new Environment({
    enableOptionalTypes: true,
    // The arguments of `format` may be mixed; what else may not be, the server has refused with the CRD.
    homogeneousAggregateLiterals: false,
    limits: { maxAstNodes: 5000, maxDepth: 100, maxListElements: 1000, maxMapEntries: 1000, maxCallArguments: 32 },
  });
  // Values are checked as they are used: what a CRD's own types would forbid, the server has refused with the CRD.
  environment.registerVariable('self', 'dyn').registerVariable('oldSelf', 'dyn');
  for (const register of libraries) register(environment);
  const functions = new Set(environment.getDefinitions().functions.map(({ name }) => name));
  made = { environment, functions };
  return made;
}

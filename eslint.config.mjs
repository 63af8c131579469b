import tseslint from 'typescript-eslint';

/** The rings of ARCHITECTURE.md: what each folder of src may not import. */
const rings = [
  {
    folder: 'core',
    never: ['node:*', 'vscode', 'vscode-*', '**/language/**', '**/node/**', '**/server/**', '**/cli/**', '**/client/**', '**/protocol.js'],
  },
  { folder: 'language', never: ['node:*', 'vscode', '**/node/**', '**/server/**', '**/cli/**', '**/client/**', '**/protocol.js'] },
  { folder: 'node', never: ['vscode', 'vscode-*', '**/language/**', '**/server/**', '**/cli/**', '**/client/**', '**/protocol.js'] },
  { folder: 'server', never: ['vscode', '**/cli/**', '**/client/**'] },
  { folder: 'cli', never: ['vscode', 'vscode-*', '**/language/**', '**/server/**', '**/client/**', '**/protocol.js'] },
  { folder: 'client', never: ['**/language/**', '**/server/**', '**/cli/**', '**/page/**'] },
  {
    folder: 'page',
    never: ['node:*', 'vscode', 'vscode-*', '**/language/**', '**/node/**', '**/server/**', '**/cli/**', '**/client/**'],
  },
];

export default tseslint.config(
  { ignores: ['dist/', 'out/', 'demo/', '.vscode-test/', 'node_modules/', '**/*.mjs', '**/*.cjs'] },
  tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      // Tests of node:test are registered by calls whose promises the runner awaits itself.
      '@typescript-eslint/no-floating-promises': [
        'error',
        { allowForKnownSafeCalls: [{ from: 'package', name: ['test', 'suite'], package: 'node:test' }] },
      ],
      eqeqeq: 'error',
    },
  },
  ...rings.map(({ folder, never }) => ({
    files: [`src/${folder}/**/*.ts`],
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: [{ group: never, message: `src/${folder} may not import this: see the rings in ARCHITECTURE.md.` }] },
      ],
    },
  })),
  {
    files: ['src/**/*.ts'],
    ignores: ['src/node/process.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        { selector: 'ImportDeclaration[source.value=/^(node:)?child_process$/]', message: 'Only src/node/process.ts spawns.' },
      ],
    },
  },
);

/** The names that a configuration may have in a folder, in the order that yamllint looks for them. */
export const configNames = ['.yamllint', '.yamllint.yaml', '.yamllint.yml'] as const;

/** Where a person's own configuration lies in the folder of their settings. */
export const ownConfig = 'yamllint/config';

/** Whether the file of a path, or of a URI, is a configuration by its name. The path has forward slashes. */
export function isConfigFile(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return configNames.some((it) => it === name) || path.endsWith(`/${ownConfig}`);
}

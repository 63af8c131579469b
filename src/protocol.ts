/** Everything that the extension and its language server say to each other beyond LSP. */

/** The settings of section `reactbin` that the server reads. */
export interface ServerSettings {
  readonly kubernetesVersion: string;
  readonly vaultSecretsOperatorVersion: string;
}

export const defaultServerSettings: ServerSettings = { kubernetesVersion: '1.36', vaultSecretsOperatorVersion: '1.4' };

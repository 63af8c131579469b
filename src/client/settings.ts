import { workspace } from 'vscode';
import type { EngineOptions } from '../node/engines/index.js';
import { defaultServerSettings, type ServerSettings } from '../protocol.js';

/** The versions that the manifests are for; the language server reads the same two. */
export function versions(): Pick<ServerSettings, 'kubernetesVersion' | 'vaultSecretsOperatorVersion'> {
  const settings = workspace.getConfiguration('reactbin');
  const { kubernetesVersion, vaultSecretsOperatorVersion } = defaultServerSettings;
  return {
    kubernetesVersion: settings.get('kubernetesVersion', kubernetesVersion),
    vaultSecretsOperatorVersion: settings.get('vaultSecretsOperatorVersion', vaultSecretsOperatorVersion),
  };
}

/**
 * How the engines are to run. In a workspace that is not trusted VS Code leaves out what the workspace itself sets
 * (`restrictedConfigurations`); `trusted` says so to the engines too, which then start nothing.
 */
export function engineOptions(): EngineOptions {
  const settings = workspace.getConfiguration('reactbin');
  const kubectlPath = settings.get<string>('kubectl.path', '');
  const context = settings.get<string>('kubectl.context', '');
  const yamllintPath = settings.get<string>('yamllint.path', '');
  return {
    kubectl: {
      mode: settings.get<EngineOptions['kubectl']['mode']>('kubectl.mode', 'embedded'),
      ...(kubectlPath && { path: kubectlPath }),
      ...(context && { context }),
    },
    yamllint: {
      mode: settings.get<EngineOptions['yamllint']['mode']>('yamllint.mode', 'auto'),
      ...(yamllintPath && { path: yamllintPath }),
    },
    trusted: workspace.isTrusted,
  };
}

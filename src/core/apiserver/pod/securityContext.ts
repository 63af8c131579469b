import { get, isSet, isTrue, itemsOf, numberOf, textOf, type Cursor } from '../cursor.js';
import { byteLength } from '../formats.js';
import { duplicate, forbidden, goJson, invalid, required } from '../refusal.js';
import type { Rules } from '../walk.js';

// Source: ValidateSecurityContext, ValidatePodSecurityContext and what they call in pkg/apis/core/validation.

export const securityContextRules: Rules = {
  SeccompProfile: (profile) => validateLocalhostProfile(profile, 'seccomp'),
  AppArmorProfile: (profile) => validateLocalhostProfile(profile, 'AppArmor'),
  SecurityContext(context) {
    const escalation = get(context, 'allowPrivilegeEscalation');
    if (escalation.node?.is !== 'scalar' || escalation.node.value !== false) return;
    const explanation = 'A container that may do all of this can raise its privileges anyway: one of the two must go.';
    if (isTrue(get(context, 'privileged')))
      invalid(context, shown(context), 'cannot set `allowPrivilegeEscalation` to false and `privileged` to true', { explanation });
    if (itemsOf(get(context, 'capabilities', 'add')).some((it) => textOf(it) === 'CAP_SYS_ADMIN'))
      invalid(context, shown(context), 'cannot set `allowPrivilegeEscalation` to false and `capabilities.Add` CAP_SYS_ADMIN', {
        explanation,
      });
  },
};

/** The server shows the whole context as Go writes it. */
function shown(context: Cursor): { readonly json: string } {
  const value = (name: string): unknown =>
    get(context, name).node?.is === 'scalar' ? (get(context, name).node as { value?: unknown }).value : null;
  const list = (name: string): unknown =>
    isSet(get(context, 'capabilities', name)) ? itemsOf(get(context, 'capabilities', name)).map((it) => textOf(it)) : null;
  const capabilities = isSet(get(context, 'capabilities')) ? { Add: list('add'), Drop: list('drop') } : null;
  const fields = {
    Capabilities: capabilities,
    Privileged: value('privileged'),
    SELinuxOptions: null,
    WindowsOptions: null,
    RunAsUser: value('runAsUser'),
    RunAsGroup: value('runAsGroup'),
    RunAsNonRoot: value('runAsNonRoot'),
    ReadOnlyRootFilesystem: value('readOnlyRootFilesystem'),
    AllowPrivilegeEscalation: value('allowPrivilegeEscalation'),
    ProcMount: value('procMount'),
    SeccompProfile: null,
    AppArmorProfile: null,
  };
  return { json: JSON.stringify(fields) };
}

function validateLocalhostProfile(profile: Cursor, kind: 'seccomp' | 'AppArmor'): void {
  const path = get(profile, 'localhostProfile');
  // Of seccomp the server shows the profile as a whole.
  const whole = { json: goJson({ Type: textOf(get(profile, 'type')), LocalhostProfile: textOf(path) }) };
  const shownProfile = kind === 'seccomp' ? whole : textOf(path);
  if (textOf(get(profile, 'type')) === 'Localhost') {
    if (!isSet(path))
      required(path, `must be set when ${kind} type is Localhost`, { explanation: 'Localhost needs the path of a profile on the node.' });
    else if (kind === 'seccomp') validateLocalDescendingPath(path, textOf(path));
    else if (textOf(path).trim() === '') required(path, 'must be set when AppArmor type is Localhost');
    else if (textOf(path).trim() !== textOf(path)) invalid(path, textOf(path), 'must not be padded with whitespace');
  } else if (isSet(path))
    invalid(path, shownProfile, `can only be set when ${kind} type is Localhost`, {
      explanation: 'Only the type Localhost takes a profile of the node.',
    });
}

/** A path below some folder. */
export function validateLocalDescendingPath(at: Cursor, path: string): void {
  if (path.startsWith('/'))
    invalid(at, path, 'must be a relative path', {
      explanation: 'The path starts in a folder that is given: write it without "/" in front.',
    });
  validatePathNoBacksteps(at, path);
}

export function validatePathNoBacksteps(at: Cursor, path: string): void {
  if (path.split('/').includes('..'))
    invalid(at, path, "must not contain '..'", { explanation: 'The path may not lead out of its folder.' });
}

const isSysctl = /^([a-z0-9]([-_a-z0-9]*[a-z0-9])?[./])*[a-z0-9]([-_a-z0-9]*[a-z0-9])?$/;

export function validatePodSecurityContext(context: Cursor, pod: Cursor): void {
  const seen = new Set<string>();
  for (const sysctl of itemsOf(get(context, 'sysctls'))) {
    const at = get(sysctl, 'name');
    const name = textOf(at);
    if (name === '') continue;
    if (byteLength(name) > 253 || !isSysctl.test(name))
      invalid(
        at,
        name,
        'must have at most 253 characters and match regex ^([a-z0-9]([-_a-z0-9]*[a-z0-9])?[\\./])*[a-z0-9]([-_a-z0-9]*[a-z0-9])?$',
      );
    else if (seen.has(name)) duplicate(at, name);
    if (isTrue(get(pod, 'hostNetwork')) && /^net[./]/.test(name)) invalid(at, name, "may not be specified when 'hostNetwork' is true");
    seen.add(name);
  }
  const windows = get(context, 'windowsOptions');
  if (isSet(windows) && textOf(get(pod, 'os', 'name')) === 'linux') forbidden(windows, 'windows options cannot be set for a linux pod');
  const uid = get(context, 'runAsUser');
  if (isSet(uid) && numberOf(uid) !== undefined && textOf(get(pod, 'os', 'name')) === 'windows')
    forbidden(uid, 'cannot be set for a windows pod');
}

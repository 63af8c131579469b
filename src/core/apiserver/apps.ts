import {
  get,
  hasProblems,
  isFrom,
  isReadable,
  isSet,
  itemsOf,
  numberOf,
  pathOf,
  sizeOf,
  textMapOf,
  textOf,
  type Cursor,
} from './cursor.js';
import { checkFormat } from './facts.js';
import { dnsLabel } from './formats.js';
import { intOrPercentValue, isNotMoreThan100Percent, shownIntOrPercent, validatePositiveIntOrPercent } from './intOrPercent.js';
import { isEmptySelector, matches, shownSelector } from './labels.js';
import { validateTemplateMeta } from './objectMeta.js';
import { choice, forbidden, goJson, invalid, notSupported, required, type Shown } from './refusal.js';
import type { Rules } from './walk.js';

// Source: pkg/apis/apps/validation.

export const appsRules: Rules = {
  PodTemplateSpec: validateTemplateMeta,
  DeploymentSpec: validateDeploymentSpec,
  ReplicaSetSpec: (spec) => validateReplicaSetSpec(spec, 'replica set'),
  ReplicationControllerSpec: validateReplicationControllerSpec,
  StatefulSetSpec: validateStatefulSetSpec,
  DaemonSetSpec: validateDaemonSetSpec,
};

function validateDeploymentSpec(spec: Cursor): void {
  validateSelector(spec, 'deployment', 'invalid label selector');
  validateSelectedTemplate(spec, 'ReplicaSet');
  validateDeploymentStrategy(get(spec, 'strategy'));
  const deadline = get(spec, 'progressDeadlineSeconds');
  const [seconds, ready] = [numberOf(deadline) ?? 600, numberOf(get(spec, 'minReadySeconds')) ?? 0];
  if (seconds <= ready)
    invalid(deadline, seconds, 'must be greater than minReadySeconds', {
      explanation: `A pod counts as available after ${ready} seconds (minReadySeconds): give it longer than that.`,
    });
}

function validateReplicaSetSpec(spec: Cursor, kind: string): void {
  validateSelector(spec, kind, 'invalid label selector');
  validateSelectedTemplate(spec, 'ReplicaSet');
}

/** Without a selector it has the labels of its template. */
function validateReplicationControllerSpec(spec: Cursor): void {
  const selector = textMapOf(get(spec, 'selector'));
  const labels = get(spec, 'template', 'metadata', 'labels');
  if (!isSet(get(spec, 'template'))) return required(get(spec, 'template'));
  const own = textMapOf(labels);
  if (![...(selector.size > 0 ? selector : own)].every(([key, value]) => own.get(key) === value)) refuseLabels(labels);
  if (selector.size === 0 && own.size === 0) required(get(spec, 'selector'));
  validateTemplatePolicy(get(spec, 'template', 'spec'), 'ReplicaSet');
}

function validateDaemonSetSpec(spec: Cursor): void {
  const selector = get(spec, 'selector');
  if (!hasProblems(selector) && !matches(selector, textMapOf(get(spec, 'template', 'metadata', 'labels'))))
    refuseLabels(get(spec, 'template', 'metadata', 'labels'));
  if (isSet(selector) && isEmptySelector(selector))
    invalid(selector, { json: '{}' }, 'empty selector is invalid for daemonset', emptySelector);
  validateTemplatePolicy(get(spec, 'template', 'spec'), 'DaemonSet');
  validateDaemonSetUpdateStrategy(get(spec, 'updateStrategy'));
}

const emptySelector = { explanation: 'An empty selector would take every pod: name labels of the pod template.' };

/** A selector is there, asks for something, and can be read. */
function validateSelector(spec: Cursor, kind: string, unreadable: string): void {
  const selector = get(spec, 'selector');
  if (!isSet(selector))
    return required(selector, '', { explanation: 'Say which pods are meant: the labels of the pod template, in matchLabels.' });
  if (isEmptySelector(selector)) invalid(selector, { json: '{}' }, `empty selector is invalid for ${kind}`, emptySelector);
  else if (hasProblems(selector))
    invalid(selector, { json: shownSelector(selector) }, unreadable, { explanation: 'Something in this selector is wrong.' });
}

/** ValidatePodTemplateSpecForReplicaSet and its like. */
function validateSelectedTemplate(spec: Cursor, kind: string): void {
  const selector = get(spec, 'selector');
  const labels = get(spec, 'template', 'metadata', 'labels');
  const isEmpty = isSet(selector) && isEmptySelector(selector);
  if (!isEmpty && !hasProblems(selector) && !matches(selector, textMapOf(labels))) refuseLabels(labels);
  else if (!isSet(selector)) refuseLabels(labels);
  validateTemplatePolicy(get(spec, 'template', 'spec'), kind);
}

function refuseLabels(labels: Cursor): void {
  if (!isReadable(labels)) return;
  invalid({ ...labels }, { json: shownLabels(labels) }, '`selector` does not match template `labels`', {
    explanation: 'The labels of the pod template must have all that "selector" asks for.',
  });
}

export function shownLabels(labels: Cursor): string {
  const own = [...textMapOf(labels)].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return isSet(labels) ? goJson(Object.fromEntries(own)) : 'null';
}

function validateTemplatePolicy(pod: Cursor, kind: string): void {
  const policy = get(pod, 'restartPolicy');
  const explanation = `The pods of a ${pod.review.kind.kind} are always restarted.`;
  if (textOf(policy, 'Always') !== 'Always') notSupported(policy, textOf(policy), ['Always'], { explanation });
  const deadline = get(pod, 'activeDeadlineSeconds');
  if (isSet(deadline)) forbidden(deadline, `activeDeadlineSeconds in ${kind} is not Supported`, { explanation });
}

function validateDeploymentStrategy(strategy: Cursor): void {
  const rolling = get(strategy, 'rollingUpdate');
  const type = textOf(get(strategy, 'type'), 'RollingUpdate');
  if (type === 'Recreate') {
    if (isSet(rolling))
      forbidden(rolling, "may not be specified when strategy `type` is 'Recreate'", {
        explanation: 'Recreate ends all pods at once: take "rollingUpdate" away.',
      });
    return;
  }
  if (type !== 'RollingUpdate') return refuseStrategy(strategy, ['Recreate', 'RollingUpdate']);
  const [unavailable, surge] = [get(rolling, 'maxUnavailable'), get(rolling, 'maxSurge')];
  validatePositiveIntOrPercent(unavailable);
  validatePositiveIntOrPercent(surge);
  if (intOrPercentValue(unavailable, isSet(unavailable) ? 0 : 25) === 0 && intOrPercentValue(surge, isSet(surge) ? 0 : 25) === 0)
    invalid(unavailable, shownInt(unavailable), 'may not be 0 when `maxSurge` is 0', {
      explanation: 'With neither room nor a gap no pod can be replaced: one of the two must be more than 0.',
    });
  isNotMoreThan100Percent(unavailable);
}

function shownInt(at: Cursor): Shown {
  return { json: shownIntOrPercent(at, 0) };
}

/** The server shows the strategy as a whole, and names it instead of its type. It fills in nothing for a type that it does not know. */
function refuseStrategy(strategy: Cursor, types: readonly string[]): void {
  const type = get(strategy, 'type');
  const rolling = get(strategy, 'rollingUpdate');
  const fields = `{"MaxUnavailable":${shownIntOrPercent(get(rolling, 'maxUnavailable'), 0)},"MaxSurge":${shownIntOrPercent(get(rolling, 'maxSurge'), 0)}}`;
  const shown = { json: `{"Type":${goJson(textOf(type))},"RollingUpdate":${isSet(rolling) ? fields : 'null'}}` };
  notSupported({ ...strategy, label: type.node }, shown, types, choice(type, textOf(type), types));
}

function validateDaemonSetUpdateStrategy(strategy: Cursor): void {
  const type = textOf(get(strategy, 'type'), 'RollingUpdate');
  if (type === 'OnDelete') return;
  if (type !== 'RollingUpdate') return refuseStrategy(strategy, ['RollingUpdate', 'OnDelete']);
  const [unavailable, surge] = [get(strategy, 'rollingUpdate', 'maxUnavailable'), get(strategy, 'rollingUpdate', 'maxSurge')];
  for (const it of [unavailable, surge]) {
    validatePositiveIntOrPercent(it);
    isNotMoreThan100Percent(it);
  }
  const [gap, room] = [intOrPercentValue(unavailable, isSet(unavailable) ? 0 : 1), intOrPercentValue(surge, 0)];
  if (gap !== 0 && room !== 0)
    invalid(surge, shownInt(surge), 'may not be set when maxUnavailable is non-zero', {
      explanation: 'With a surge "maxUnavailable" must be 0, and is 1 when it is left out.',
    });
  else if (gap === 0 && room === 0) required(unavailable, 'cannot be 0 when maxSurge is 0');
}

/** From this version on the server checks the pod template of a StatefulSet, and its claims. */
const statefulSetsChecked = '1.34';

function validateStatefulSetSpec(spec: Cursor): void {
  validateSelector(spec, 'statefulset', '');
  validateStatefulSetUpdateStrategy(get(spec, 'updateStrategy'));
  validateVolumeClaimTemplates(spec);
  const service = get(spec, 'serviceName');
  // It becomes the subdomain of the pods.
  if (textOf(service) !== '' && isFrom(spec, '1.33')) checkFormat(service, textOf(service), dnsLabel);
  validateSelectedTemplate(spec, 'StatefulSet');
  if (!isFrom(spec, statefulSetsChecked)) postpone(spec);
}

function validateVolumeClaimTemplates(spec: Cursor): void {
  const claims = itemsOf(get(spec, 'volumeClaimTemplates'));
  shiftVolumes(spec, claims.length);
  // Each claim becomes a volume of the template, before its own.
  for (const [index, claim] of claims.entries()) {
    const name = get(claim, 'metadata', 'name');
    const volume: Cursor = { ...name, step: `[${index}]`, up: get(spec, 'template', 'spec', 'volumes') };
    if (textOf(name) !== '') {
      checkFormat({ ...name, up: volume }, textOf(name), dnsLabel);
      continue;
    }
    required({ ...name, up: { ...volume, step: 'persistentVolumeClaim', up: volume }, step: 'claimName' });
    required({ ...name, up: volume, step: 'name' });
  }
}

/** The server puts the claims before the template's own volumes, and counts them too. */
function shiftVolumes(spec: Cursor, by: number): void {
  const prefix = `${pathOf(get(spec, 'template', 'spec', 'volumes'))}[`;
  const { problems } = spec.review;
  for (const [index, problem] of problems.entries()) {
    const { field = '' } = problem;
    if (by === 0 || !field.startsWith(prefix)) continue;
    const rest = field.slice(prefix.length);
    problems[index] = { ...problem, field: prefix + rest.replace(/^\d+/, (it) => String(Number(it) + by)) };
  }
}

/** What older servers take, and then no pod can be made of. */
function postpone(spec: Cursor): void {
  const parts = [pathOf(get(spec, 'template', 'spec')), pathOf(get(spec, 'volumeClaimTemplates'))];
  const { problems } = spec.review;
  for (const [index, problem] of problems.entries()) {
    const { start, end, source, field = '', message, severity, fixes } = problem;
    const isTemplate =
      parts.some((it) => field.startsWith(it)) && field !== `${parts[0]}.restartPolicy` && field !== `${parts[0]}.activeDeadlineSeconds`;
    if (!isTemplate || severity !== 'error') continue;
    const told = `The API server takes this, but not the pods that the StatefulSet makes of it: ${message}`;
    problems[index] = { start, end, severity: 'warning', source, code: 'later-refusal', message: told, field, ...(fixes && { fixes }) };
  }
}

function validateStatefulSetUpdateStrategy(strategy: Cursor): void {
  const [type, rolling] = [get(strategy, 'type'), get(strategy, 'rollingUpdate')];
  const partition = numberOf(get(rolling, 'partition')) ?? 0;
  const unavailable = get(rolling, 'maxUnavailable');
  const shown = `{"Partition":${partition},"MaxUnavailable":${isSet(unavailable) ? shownIntOrPercent(unavailable, 0) : 'null'}}`;
  if (!['RollingUpdate', 'OnDelete'].includes(textOf(type, 'RollingUpdate'))) {
    const whole = { json: `{"Type":${goJson(textOf(type))},"RollingUpdate":${isSet(rolling) ? shown : 'null'}}` };
    const beside = choice(type, textOf(type), ['RollingUpdate', 'OnDelete']);
    return invalid({ ...strategy, label: type.node }, whole, "must be 'RollingUpdate' or 'OnDelete'", beside);
  }
  if (textOf(type) === 'OnDelete' && isSet(rolling)) {
    invalid(rolling, { json: shown }, "only allowed for updateStrategy 'RollingUpdate'", {
      explanation: 'OnDelete takes no "rollingUpdate".',
    });
  }
  if (!isSet(unavailable)) return;
  validatePositiveIntOrPercent(unavailable);
  if (intOrPercentValue(unavailable, 1) === 0) invalid(unavailable, shownInt(unavailable), 'cannot be 0');
  isNotMoreThan100Percent(unavailable);
}

/** The names of a StatefulSet's claims, which its containers mount like volumes. */
export function claimNames(pod: Cursor): ReadonlySet<string> {
  const spec = pod.up?.up;
  if (pod.review.kind.kind !== 'StatefulSet' || !spec || sizeOf(get(spec, 'volumeClaimTemplates')) === 0) return new Set();
  return new Set(
    itemsOf(get(spec, 'volumeClaimTemplates'))
      .map((it) => textOf(get(it, 'metadata', 'name')))
      .filter((it) => dnsLabel.check(it).length === 0),
  );
}

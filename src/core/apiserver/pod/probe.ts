import { get, isFrom, isSet, itemsOf, nameOf, numberOf, scalarOf, textOf, type Cursor } from '../cursor.js';
import { headerName, portName } from '../formats.js';
import type { Fix } from '../../problem.js';
import { forbidden, invalid, required } from '../refusal.js';
import type { Rules } from '../walk.js';

// Source: validateProbe, validateHandler and validateLifecycle of pkg/apis/core/validation.

export const probeRules: Rules = {
  Probe: (probe) => validateHandler(probe, ['exec', 'httpGet', 'tcpSocket', 'grpc']),
  LifecycleHandler: (handler) => validateHandler(handler, ['exec', 'httpGet', 'tcpSocket', 'sleep']),
  HTTPGetAction(action) {
    validatePortNumOrName(get(action, 'port'));
    for (const header of itemsOf(get(action, 'httpHeaders'))) {
      const name = get(header, 'name');
      const place: Cursor = { ...name, step: 'httpHeaders', up: action };
      for (const detail of headerName.check(textOf(name)))
        invalid(place, textOf(name), detail, { explanation: `The name of a header must be ${headerName.words}.` });
    }
  },
  TCPSocketAction: (action) => validatePortNumOrName(get(action, 'port')),
};

function validateHandler(at: Cursor, kinds: readonly string[]): void {
  const handlers = kinds.map((it) => get(at, it)).filter(isSet);
  if (handlers.length === 0) {
    const known = `${kinds.slice(0, -1).join(', ')} or ${kinds.at(-1)}`;
    required(at, 'must specify a handler type', { explanation: `"${nameOf(at)}" needs to say what it does: ${known}.` });
  }
  for (const handler of handlers.slice(1))
    forbidden(handler, 'may not specify more than 1 handler type', { explanation: 'Only one of the handlers can stay.' });
}

/** The number of a port, or its name among the ports of the container. Without one, Go has the number 0. */
export function validatePortNumOrName(port: Cursor): void {
  const value = scalarOf(port) ?? 0;
  if (typeof value === 'number') {
    if (value < 1 || value > 65535)
      invalid(port, value, 'must be between 1 and 65535, inclusive', {
        explanation: `"${nameOf(port)}" must be a port: 1 to 65535, or the name of one.`,
      });
    return;
  }
  if (typeof value !== 'string') return;
  const details = portName.check(value);
  if (details.length === 0) return;
  const isNumber = /^\d+$/.test(value);
  const explanation = isNumber
    ? 'In quotes this is the name of a port, not its number: take the quotes off.'
    : `"${nameOf(port)}" must be the number of a port, or its name: ${portName.words}.`;
  for (const detail of details) invalid(port, value, detail, { explanation, fixes: isNumber ? unquoted(port, value) : [] });
}

function unquoted(port: Cursor, value: string): readonly Fix[] {
  return port.node?.is === 'scalar'
    ? [{ title: 'Take the quotes off', edits: [{ start: port.node.start, end: port.node.end, text: value }], preferred: true }]
    : [];
}

/** What of a container's probes depends on which probe it is. */
export function validateProbes(container: Cursor): void {
  for (const name of ['livenessProbe', 'startupProbe']) {
    const successes = get(container, name, 'successThreshold');
    const value = numberOf(successes);
    if (value !== undefined && value !== 0 && value !== 1)
      invalid(successes, value, 'must be 1', { explanation: `A ${name} is over with its first success: this can only be 1.` });
  }
  const grace = get(container, 'readinessProbe', 'terminationGracePeriodSeconds');
  if (isSet(grace))
    invalid(grace, numberOf(grace) ?? 0, 'must not be set for readinessProbes', {
      explanation: 'A readinessProbe never ends a container.',
    });
}

/** The seconds that a container sleeps when it starts or stops. */
export function validateSleeps(container: Cursor, gracePeriod: number): void {
  for (const hook of ['preStop', 'postStart']) {
    const sleep = get(container, 'lifecycle', hook, 'sleep');
    const seconds = get(sleep, 'seconds');
    const value = numberOf(seconds) ?? 0;
    const least = isFrom(container, '1.33') ? 0 : 1;
    if (!isSet(sleep) || (value >= least && value <= gracePeriod)) continue;
    const kind = least === 0 ? 'non-negative' : 'greater than 0';
    invalid(seconds, value, `must be ${kind} and less than terminationGracePeriodSeconds (${gracePeriod})`, {
      explanation: `The pod is killed after ${gracePeriod} seconds (terminationGracePeriodSeconds): sleep for less.`,
    });
  }
}

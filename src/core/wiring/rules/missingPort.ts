import { podsOf } from '../lookup.js';
import { called, problem, relatedTo, suggestion, type WiringRule } from './subject.js';

/** A named port that none of the Pods has which a Service or a NetworkPolicy selects. */
export const missingPodPort: WiringRule = ({ workspace, file, resource }) =>
  resource.podPorts.flatMap(({ name, selector, place, field }) => {
    const pods = podsOf(workspace, file, selector);
    const ports = pods.flatMap(({ item }) => item.ports.map((it) => it.name));
    const [first] = pods;
    if (!first || ports.includes(name)) return [];
    const { near, fixes } = suggestion(place, name, ports);
    const whose = pods.length === 1 ? called(first.resource) : `${called(first.resource)} and the others that are selected`;
    const message = `No container of ${whose} has a port named "${name}"${near === undefined ? '.' : `; did you mean "${near}"?`}`;
    return [
      problem('missing-port', place, message, { field, fixes, related: [relatedTo(first, first.resource.place, called(first.resource))] }),
    ];
  });

/** A probe on a named port that its own container does not have. No cluster can start it. */
export const missingContainerPort: WiringRule = ({ resource }) =>
  resource.localUses.flatMap(({ thing, name, place, field, container }) => {
    if (thing !== 'port') return [];
    const ports = resource.localNames.filter((it) => it.thing === 'port' && it.container === container).map((it) => it.name);
    if (ports.includes(name)) return [];
    const { near, fixes } = suggestion(place, name, ports);
    const message = `This container has no port named "${name}"${near === undefined ? ': name one in its "ports", or write the number.' : `; did you mean "${near}"?`}`;
    return [problem('missing-port', place, message, { severity: 'error', field, fixes })];
  });

/** A container that is named and that the Pod does not have. */
export const missingContainer: WiringRule = ({ resource }) =>
  resource.localUses.flatMap(({ thing, name, place, field }) => {
    const containers = resource.localNames.filter((it) => it.thing === 'container').map((it) => it.name);
    if (thing !== 'container' || containers.includes(name)) return [];
    const { near, fixes } = suggestion(place, name, containers);
    const message = `This Pod has no container "${name}"${near === undefined ? '.' : `; did you mean "${near}"?`}`;
    return [problem('missing-container', place, message, { severity: 'error', field, fixes })];
  });

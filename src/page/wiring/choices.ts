import type { Filter } from '../../core/wiring/graph/filter.js';
import { byText } from '../../core/wiring/graph/order.js';
import { shown } from '../../core/wiring/graph/text.js';
import { shortKind } from '../../core/wiring/kinds.js';
import type { FolderGraph } from '../../protocol.js';

/** Offers the folders, where there are several, and keeps the one that is chosen. */
export function offerFolders(select: HTMLSelectElement, graphs: readonly FolderGraph[]): void {
  const nameOf = ({ folder }: FolderGraph): string =>
    folder === '' ? 'Outside of folders' : decodeURIComponent(folder.split('/').at(-1) ?? '');
  offer(select, [graphs.map((it) => option(nameOf(it), it.folder))]);
  select.hidden = graphs.length < 2;
}

/** Offers what a graph can be narrowed down to, and keeps what is chosen as long as it is there. */
export function offerFilters(select: HTMLSelectElement, { nodes }: FolderGraph['graph']): void {
  const namespaces = [...new Set(nodes.map(({ namespace }) => namespace))].filter(Boolean).toSorted(byText);
  const kinds = [...new Set(nodes.map(({ kind }) => kind))].toSorted(byText);
  const filterOption = (label: string, filter: Filter): HTMLOptionElement => option(label, JSON.stringify(filter));
  offer(select, [
    [filterOption('Everything', { by: 'all' }), filterOption('What is broken', { by: 'broken' })],
    group(
      'Namespace',
      namespaces.map((it) => filterOption(it, { by: 'namespace', namespace: it })),
    ),
    group(
      'Kind',
      kinds.map((it) => filterOption(shortKind(it), { by: 'kind', kind: it })),
    ),
  ]);
}

export function chosenFilter({ value }: HTMLSelectElement): Filter {
  return value === '' ? { by: 'all' } : (JSON.parse(value) as Filter);
}

function offer(select: HTMLSelectElement, choices: readonly (readonly HTMLElement[])[]): void {
  const { value } = select;
  select.replaceChildren(...choices.flat());
  select.value = value;
  if (select.selectedIndex < 0) select.selectedIndex = 0;
}

function group(label: string, options: readonly HTMLOptionElement[]): readonly HTMLElement[] {
  const element = document.createElement('optgroup');
  element.label = label;
  element.append(...options);
  return options.length > 0 ? [element] : [];
}

function option(label: string, value: string): HTMLOptionElement {
  return new Option(shown(label), value);
}

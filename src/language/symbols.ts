import { SymbolKind, type DocumentSymbol, type WorkspaceSymbol } from 'vscode-languageserver-types';
import type { ResourceFacts } from '../core/wiring/facts.js';
import type { Span } from '../core/wiring/fields.js';
import { shortKind } from '../core/wiring/kinds.js';
import type { Workspace } from '../core/wiring/workspace.js';
import { holdsInOrder } from './holdsInOrder.js';
import { locationsIn, type Site } from './site.js';

/** The outline of a file: its resources, and below each the keys, ports, containers and volumes that others name. */
export function documentSymbols({ file, uriOf }: Site): readonly DocumentSymbol[] {
  const locate = locationsIn(uriOf);
  return file.resources.map(({ document, resource }) => {
    const rangeOf = ({ start, end }: Span) => locate({ file, start: document.start + start, end: document.start + end }).range;
    return {
      name: resource.name || shortKind(resource.kind),
      detail: [shortKind(resource.kind), resource.namespace].filter(Boolean).join(' · '),
      kind: SymbolKind.Class,
      range: rangeOf(resource.span),
      selectionRange: rangeOf(resource.place),
      children: below(resource).map(({ name, detail, kind, place }) => ({
        name,
        detail,
        kind,
        range: rangeOf(place),
        selectionRange: rangeOf(place),
      })),
    };
  });
}

interface Below {
  readonly name: string;
  readonly detail: string;
  readonly kind: SymbolKind;
  readonly place: Span;
}

/** In the order of the text. An editor shows no symbol without a name. */
function below({ definitions, localNames }: ResourceFacts): readonly Below[] {
  const [own] = definitions;
  const parts = own && !own.maker ? own.parts : [];
  return [
    ...parts.map((it): Below => ({ name: it.name || String(it.number), detail: it.part, kind: SymbolKind.Field, place: it.place })),
    ...localNames.map((it): Below => ({ name: it.name, detail: it.thing, kind: SymbolKind.Property, place: it.place })),
  ]
    .filter(({ name }) => name !== '')
    .toSorted((a, b) => a.place.start - b.place.start);
}

/** More than these nobody looks through. */
const mostSymbols = 200;

/** The resources of a workspace whose names, or kinds, hold the letters of a query in their order; those that hold it whole come first. */
export function workspaceSymbols(workspace: Workspace, uriOf: Site['uriOf'], query: string): readonly WorkspaceSymbol[] {
  const locate = locationsIn(uriOf);
  const wanted = query.toLowerCase();
  const found = [...workspace.definitions.values()]
    .flatMap((placed) => [...placed])
    .map((placed) => ({ placed, text: `${shortKind(placed.item.kind)} ${placed.item.name}`.toLowerCase() }))
    .filter(({ text }) => holdsInOrder(text, wanted))
    .toSorted((a, b) => Number(b.text.includes(wanted)) - Number(a.text.includes(wanted)) || (a.text < b.text ? -1 : 1));
  return found.slice(0, mostSymbols).map(({ placed: { file, document, item } }) => ({
    name: item.name,
    kind: SymbolKind.Class,
    containerName: [shortKind(item.kind), item.namespace, item.maker && `made by ${shortKind(item.maker.kind)}`]
      .filter(Boolean)
      .join(' · '),
    location: locate({ file, start: document.start + item.place.start, end: document.start + item.place.end }),
  }));
}

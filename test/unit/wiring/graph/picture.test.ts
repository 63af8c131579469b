import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Point, Size } from '../../../../src/core/wiring/graph/arrange.js';
import type { WiringGraph } from '../../../../src/core/wiring/graph/graph.js';
import { pictureOf, type Picture } from '../../../../src/core/wiring/graph/picture.js';
import { applications, graphOfFiles } from '../../../support/graph.js';

type Area = Point & Size;

function overlap(a: Area, b: Area): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

function holds(outer: Area, inner: Area): boolean {
  return (
    outer.x <= inner.x &&
    outer.y <= inner.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  );
}

/** That everything can be read: no box on another, and each in its namespace and in no other. */
function assertLegible<P>(graph: WiringGraph<P>, { frames, boxes, width, height }: Picture<P>): void {
  assert.equal(boxes.length + frames.filter(({ node }) => node).length, graph.nodes.length);
  for (const [index, box] of boxes.entries()) {
    for (const other of boxes.slice(index + 1)) assert.ok(!overlap(box, other), `${box.node.id} is on ${other.node.id}`);
    for (const frame of frames) {
      const own = frame.title === box.node.namespace;
      assert.ok(own ? holds(frame, box) : !overlap(frame, box), `${box.node.id} and ${frame.title}`);
    }
    assert.ok(holds({ x: 0, y: 0, width, height }, box), box.node.id);
  }
  for (const [index, frame] of frames.entries()) for (const other of frames.slice(index + 1)) assert.ok(!overlap(frame, other));
}

test('12 and 200 resources lie beside each other, each in its namespace', () => {
  for (const [count, namespaces] of [
    [1, 1],
    [25, 4],
    [25, 1],
  ] as const) {
    const graph = graphOfFiles(applications(count, namespaces));
    assertLegible(graph, pictureOf(graph));
  }
});

test('what flows goes to the right', () => {
  const graph = graphOfFiles(applications(25, 4));
  for (const { flow, points } of pictureOf(graph).lines) {
    const [first, last] = [points[0], points.at(-1)];
    assert.ok(first && last && first.x < last.x, `${flow.from} → ${flow.to}`);
  }
});

/** Nobody waits for longer, even on a slow machine. */
const bearable = 20_000;

test('1,000 resources are laid out in bearable time', () => {
  const graph = graphOfFiles(applications(125, 6));
  assert.ok(graph.nodes.length >= 1000);
  const started = performance.now();
  const picture = pictureOf(graph);
  assert.ok(performance.now() - started < bearable, `${performance.now() - started} ms`);
  assertLegible(graph, picture);
});

test('so is a graph where everything leads everywhere, in circles', () => {
  const ids = Array.from({ length: 300 }, (_, index) => `Secret/a/${index}`);
  const edge = (from: number, to: number) =>
    ({ from: ids[from % 300] ?? '', to: ids[to % 300] ?? '', relation: 'uses', broken: false, mentions: [] }) as const;
  const graph: WiringGraph<null> = {
    nodes: ids.map((id) => ({ id, kind: 'Secret', name: id, namespace: 'a', state: 'written', place: null })),
    edges: ids.flatMap((_, index) => [1, 7, 31, 150].map((step) => edge(index, index * step + step))),
  };
  const started = performance.now();
  const picture = pictureOf(graph);
  assert.ok(performance.now() - started < bearable, `${performance.now() - started} ms`);
  assertLegible(graph, picture);
});

test('a graph of nothing is a picture of nothing', () => {
  const { boxes, frames, lines } = pictureOf({ nodes: [], edges: [] });
  assert.deepEqual([boxes, frames, lines], [[], [], []]);
});

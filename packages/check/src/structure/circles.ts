/**
 * The circles of a directed graph: each a list of nodes of which each leads to the next and the last to
 * the first. Of circles that share nodes, the first one found on the way; there is none if and only if
 * the graph has none.
 */
export function circles(
  graph: ReadonlyMap<string, readonly string[]>,
): readonly (readonly string[])[] {
  const found: (readonly string[])[] = [];
  const done = new Set<string>();
  const way: string[] = [];
  const visit = (node: string): void => {
    if (way.includes(node)) {
      found.push(way.slice(way.indexOf(node)));
      return;
    }
    if (done.has(node)) return;
    done.add(node);
    way.push(node);
    for (const next of graph.get(node) ?? []) visit(next);
    way.pop();
  };
  for (const node of graph.keys()) visit(node);
  return found;
}

import { changesAt, conditionChanges, type Change } from './changes.ts';
import { children, nameOf, part, treeOf, type Node } from './syntax.ts';

/** A program with one small mistake. */
export interface Mutant {
  readonly id: number;
  /** Path from the repository root. */
  readonly path: string;
  readonly line: number;
  /** The line of the file, without the blanks around it. */
  readonly text: string;
  readonly from: string;
  readonly to: string;
}

/**
 * Writes all mistakes of a file into it at once, each behind a switch: `a < b` becomes
 * `($m(7) ? a <= b : a < b)`. `$m(7)` is true when mutant 7 is the one that runs, so that one bundle
 * serves for all of them.
 *
 * @param first - id of the file's first mutant
 */
export function instrument(
  path: string,
  text: string,
  first: number,
): { readonly mutants: readonly Mutant[]; readonly text: string } {
  const tree = treeOf(path, text);
  const sites = new Map<Node, readonly { readonly id: number; readonly change: Change }[]>();
  const mutants: Mutant[] = [];
  const lines = text.split('\n');

  function add({ node, as, to }: Change): void {
    const id = first + mutants.length;
    const line = text.slice(0, node.start).split('\n').length;
    mutants.push({
      id,
      path,
      line,
      text: (lines[line - 1] ?? '').trim(),
      from: inOneLine(text.slice(node.start, node.end)),
      to: inOneLine(to) || 'nothing',
    });
    sites.set(node, [...(sites.get(node) ?? []), { id, change: { node, as, to } }]);
  }

  function find(node: Node, parent: Node | undefined): void {
    for (const change of changesAt(node, parent, text)) add(change);
    for (const change of conditionChanges(node)) add(change);
    for (const child of children(node)) if (!isFixed(child, node)) find(child, node);
  }
  find(tree, undefined);

  function written(node: Node): string {
    let out = '';
    let at = node.start;
    for (const child of children(node)) {
      out += text.slice(at, child.start) + written(child);
      at = child.end;
    }
    out += text.slice(at, node.end);
    const here = sites.get(node) ?? [];
    if (here[0]?.change.as === 'left out') return `{ if (!$m(${here[0].id})) { ${out} } }`;
    return here.length === 0
      ? out
      : `(${here.map(({ id, change }) => `$m(${id}) ? (${change.to}) : `).join('')}${out})`;
  }
  return { mutants, text: text.slice(0, tree.start) + written(tree) + text.slice(tree.end) };
}

/** Parts that must stay as they are for the program to be one: names, chains with `?.`, targets. */
function isFixed(child: Node, parent: Node): boolean {
  if (parent.type === 'ChainExpression') return true;
  if (parent.type === 'MemberExpression' && child === part(parent, 'property'))
    return nameOf(child) !== undefined;
  return child.type === 'Decorator';
}

function inOneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}

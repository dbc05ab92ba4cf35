import { parseSync } from 'oxc-parser';

/** A node of the syntax tree (ESTree with TypeScript), without what is of no use here. */
export interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [part: string]: unknown;
}

/** The tree of a TypeScript file. Throws when it does not parse. */
export function treeOf(path: string, text: string): Node {
  const { program, errors } = parseSync(path, text);
  if (errors[0] !== undefined) throw new Error(`${path}: ${errors[0].message}`);
  return program as unknown as Node;
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value;
}

/** A part of a node that is a node. */
export function part(node: Node, name: string): Node | undefined {
  const value = node[name];
  return isNode(value) ? value : undefined;
}

/** A part of a node that is a list of nodes; holes in array patterns are left out. */
export function parts(node: Node, name: string): readonly Node[] {
  const value = node[name];
  return Array.isArray(value) ? value.filter(isNode) : [];
}

/** What an identifier, or a private name, is called; undefined for anything else. */
export function nameOf(node: Node | undefined): string | undefined {
  const named = node?.type === 'Identifier' || node?.type === 'PrivateIdentifier';
  return named ? String(node['name']) : undefined;
}

/** `Math.max` of `Math.max(a, b)`; the name alone of a call by name. */
export function calledName(call: Node): string | undefined {
  const callee = part(call, 'callee');
  if (callee?.type !== 'MemberExpression') return nameOf(callee);
  const object = part(callee, 'object');
  return `${nameOf(object) ?? ''}.${nameOf(part(callee, 'property')) ?? ''}`;
}

/** Wrappers that only the type checker sees. */
const transparent = new Set(['TSAsExpression', 'TSNonNullExpression', 'TSSatisfiesExpression']);

/**
 * The nodes under a node that stay when the types are taken away, in the order of the text. Of two in
 * the same place, as the name and the value of `{ seats }`, only the longer.
 */
export function children(node: Node): readonly Node[] {
  return Object.values(node)
    .flatMap((value) => (Array.isArray(value) ? value : [value]))
    .filter(isNode)
    .filter(({ type }) => !type.startsWith('TS') || transparent.has(type))
    .sort((a, b) => a.start - b.start || b.end - a.end)
    .filter(({ start }, i, all) => i === 0 || start >= (all[i - 1]?.end ?? 0));
}

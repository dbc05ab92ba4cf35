// Which small mistakes are put into a program: what a programmer could have got wrong and the types
// would not have noticed.
import { calledName, nameOf, part, parts, type Node } from './syntax.ts';

/** One mistake: the text that stands in for the node's. */
export interface Change {
  readonly node: Node;
  /** An expression is exchanged for another, a statement is left out. */
  readonly as: 'expression' | 'left out';
  readonly to: string;
}

const operators: Readonly<Record<string, readonly string[]>> = {
  '<': ['<=', '>='],
  '<=': ['<', '>'],
  '>': ['>=', '<='],
  '>=': ['>', '<'],
  '===': ['!=='],
  '!==': ['==='],
  '+': ['-'],
  '-': ['+'],
  '*': ['/'],
  '/': ['*'],
  '%': ['*'],
  '+=': ['-='],
  '-=': ['+='],
  '*=': ['/='],
};

/** Calls for which another one is easily written by mistake, by method or by function of the count. */
const calls: Readonly<Record<string, string>> = {
  'Math.min': 'Math.max',
  'Math.max': 'Math.min',
  'Math.floor': 'Math.ceil',
  'Math.ceil': 'Math.floor',
  most: 'fewest',
  fewest: 'most',
  plus: 'minus',
  minus: 'plus',
  shareOf: 'shareUp',
  shareUp: 'shareOf',
};
const methods: Readonly<Record<string, string>> = {
  some: 'every',
  every: 'some',
  find: 'findLast',
  findLast: 'find',
};

/** Methods after which the list is what it was before, but for what they do. */
const leftOut = new Set(['filter', 'toSorted', 'sort', 'toReversed', 'slice', 'fill']);

/** Calls whose texts are for a programmer who reads a stack: nothing depends on their words. */
const messages = new Set(['assert', 'defined']);

/** The mistakes that can be made at this node itself; `parent` is the node around it. */
export function changesAt(node: Node, parent: Node | undefined, text: string): readonly Change[] {
  const source = ({ start, end }: Node): string => text.slice(start, end);
  const to = (...texts: readonly string[]): Change[] =>
    texts.map((one) => ({ node, as: 'expression', to: one }));
  const [left, right] = [part(node, 'left'), part(node, 'right')];
  const operator = String(node['operator']);
  switch (node.type) {
    case 'BinaryExpression':
      if (left === undefined || right === undefined) return [];
      return to(
        ...(operators[operator] ?? []).map((other) => `${source(left)} ${other} ${source(right)}`),
      );
    case 'LogicalExpression': {
      if (left === undefined || right === undefined) return [];
      const other = operator === '&&' ? '||' : operator === '||' ? '&&' : undefined;
      const swapped = other && `(${source(left)}) ${other} (${source(right)})`;
      return to(...(swapped === undefined ? [] : [swapped]), source(left), source(right));
    }
    case 'AssignmentExpression':
      if (left === undefined || right === undefined || operators[operator] === undefined) return [];
      return to(`(${source(left)}) ${operators[operator]?.[0]} ${source(right)}`);
    case 'UpdateExpression': {
      const other = operator === '++' ? '--' : '++';
      const target = `(${source(part(node, 'argument') ?? node)})`;
      return to(node['prefix'] === true ? other + target : target + other);
    }
    case 'UnaryExpression':
      return operator === '!' || operator === '-' ? to(source(part(node, 'argument') ?? node)) : [];
    case 'Literal':
      return literal(node, parent, source(node), to);
    case 'TemplateLiteral':
      return parent !== undefined && isMessage(node, parent) ? [] : to("''");
    case 'ArrayExpression':
      return parts(node, 'elements').length > 0 ? to('[]') : [];
    case 'CallExpression':
      return call(node, source, text, to);
    case 'ExpressionStatement': {
      const type = part(node, 'expression')?.type ?? '';
      const acts = ['CallExpression', 'AssignmentExpression', 'UpdateExpression'].includes(type);
      const isSuper = part(part(node, 'expression') ?? node, 'callee')?.type === 'Super';
      return acts && !isSuper ? [{ node, as: 'left out', to: '' }] : [];
    }
    case 'BreakStatement':
    case 'ContinueStatement':
      return parent?.type === 'SwitchCase' ? [] : [{ node, as: 'left out', to: '' }];
    default:
      return [];
  }
}

/** What a condition can be taken for. A loop's is not taken for true: that one never ends. */
export function conditionChanges(node: Node): readonly Change[] {
  const test = part(node, 'test');
  if (test === undefined) return [];
  switch (node.type) {
    case 'IfStatement':
    case 'ConditionalExpression':
      return ['true', 'false'].map((to) => ({ node: test, as: 'expression', to }));
    case 'WhileStatement':
    case 'ForStatement':
      return [{ node: test, as: 'expression', to: 'false' }];
    default:
      return [];
  }
}

function literal(
  node: Node,
  parent: Node | undefined,
  source: string,
  to: (...texts: readonly string[]) => Change[],
): readonly Change[] {
  if (parent === undefined || isMessage(node, parent)) return [];
  if (/^(?:Import|Export|TS)/.test(parent.type) || node === part(parent, 'key')) return [];
  const { value } = node;
  if (typeof value === 'boolean') return to(String(!value));
  if (typeof value === 'number') return to(String(value + 1));
  if (typeof value === 'bigint') return to(`${value + 1n}n`);
  if (typeof value === 'string') return to(source.length > 2 ? "''" : "'?'");
  return [];
}

function isMessage(node: Node, parent: Node): boolean {
  return (
    parent.type === 'CallExpression' &&
    messages.has(calledName(parent) ?? '') &&
    parts(parent, 'arguments').at(-1) === node
  );
}

function call(
  node: Node,
  source: (node: Node) => string,
  text: string,
  to: (...texts: readonly string[]) => Change[],
): readonly Change[] {
  const callee = part(node, 'callee');
  if (callee === undefined || node['optional'] === true) return [];
  const rest = text.slice(callee.end, node.end);
  const other = calls[calledName(node) ?? ''];
  if (other !== undefined && (other.includes('.') || new RegExp(`\\b${other}\\b`).test(text)))
    return to(other + rest);
  const object = part(callee, 'object');
  if (callee.type !== 'MemberExpression' || object === undefined) return [];
  if (callee['optional'] === true) return [];
  const method = nameOf(part(callee, 'property')) ?? '';
  if (leftOut.has(method)) return to(source(object));
  const instead = methods[method];
  return instead === undefined ? [] : to(`${source(object)}.${instead}${rest}`);
}

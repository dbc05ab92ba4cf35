import { calledName, nameOf, part, parts, treeOf, type Node } from '@teller/mutants/syntax';

/** What is looked for: more of it where votes are counted than where they are only told. */
export type Strictness = 'counting' | 'telling' | 'anywhere';

const inexactOperators = new Set(['/', '*', '**', '%', '/=', '*=', '**=', '%=']);
const inexactCalls =
  /(?:^|\.)(?:parseFloat|toFixed|toPrecision|toExponential|toLocaleString)$|^Number$/;

/**
 * Where a program could make something of votes that isn't a whole number of their smallest parts, or
 * votes of any number: `line: code`. Everywhere `as Votes`; where votes are told also division, powers,
 * numbers with a fraction and what makes texts of floats; where they are counted all arithmetic but
 * adding and subtracting (whose results are no `Votes` either, and have to be made into them by
 * `plus` and `minus`), all of Math, and `exact`.
 */
export function inexact(path: string, text: string, strictness: Strictness): readonly string[] {
  const found: string[] = [];
  const visit = (node: Node): void => {
    if (isInexact(node, strictness)) {
      const line = text.slice(0, node.start).split('\n').length;
      found.push(`${line}: ${text.slice(node.start, node.end).replaceAll(/\s+/g, ' ')}`);
    }
    for (const value of Object.values(node))
      for (const child of Array.isArray(value) ? value : [value]) {
        if (typeof child === 'object' && child !== null && 'type' in child) visit(child as Node);
      }
  };
  visit(treeOf(path, text));
  return found;
}

function isInexact(node: Node, strictness: Strictness): boolean {
  if (node.type === 'TSAsExpression' || node.type === 'TSTypeAssertion')
    return namesVotes(part(node, 'typeAnnotation'));
  if (strictness === 'anywhere') return false;
  const operator = String(node['operator']);
  switch (node.type) {
    case 'BinaryExpression':
    case 'AssignmentExpression':
      return strictness === 'counting'
        ? inexactOperators.has(operator)
        : /^(?:\/|\*\*)=?$/.test(operator);
    case 'Literal':
      return typeof node['value'] === 'number' && !Number.isSafeInteger(node['value']);
    case 'CallExpression': {
      const name = calledName(node) ?? '';
      return inexactCalls.test(name) && (strictness === 'counting' || name !== 'Number');
    }
    case 'MemberExpression':
      return strictness === 'counting' && nameOf(part(node, 'object')) === 'Math';
    case 'ImportSpecifier':
      return strictness === 'counting' && nameOf(part(node, 'imported')) === 'exact';
    default:
      return false;
  }
}

/** `Votes`, or a type made with it. */
function namesVotes(type: Node | undefined): boolean {
  if (type === undefined) return false;
  if (type.type === 'TSTypeReference' && nameOf(part(type, 'typeName')) === 'Votes') return true;
  return ['types', 'elementType', 'typeAnnotation', 'params', 'typeArguments'].some((name) =>
    [part(type, name), ...parts(type, name)].some(namesVotes),
  );
}

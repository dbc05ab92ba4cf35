import path from 'node:path';
import { parseSync, Visitor } from 'oxc-parser';
import type { SourceFile } from './files.ts';

/**
 * What a file imports, in its own spelling: values and types, static and dynamic, `export … from` and
 * `import('…')` in a type.
 *
 * @throws Error if the file does not parse
 */
export function importsOf({ path: file, text }: SourceFile): readonly string[] {
  const { module, program, errors } = parseSync(file, text);
  if (errors[0] !== undefined) throw new Error(`${file}: ${errors[0].message}`);
  const fixed = [
    ...module.staticImports,
    ...module.staticExports.flatMap(({ entries }) => entries),
  ].flatMap(({ moduleRequest }) => (moduleRequest ? [moduleRequest.value] : []));
  const inPlace: string[] = [];
  new Visitor({
    ImportExpression: ({ source }) => {
      if (source.type === 'Literal') inPlace.push(String(source.value));
    },
    TSImportType: ({ source }) => {
      inPlace.push(source.value);
    },
  }).visit(program);
  return [...new Set([...fixed, ...inPlace])];
}

/** The package of this repository that an import names; undefined for any other import. */
export function packageNamed(specifier: string): string | undefined {
  return /^@teller\/([^/]+)/.exec(specifier)?.[1];
}

/** The file that a relative import leads to, from the repository's root; undefined for any other import. */
export function fileNamed(specifier: string, from: string): string | undefined {
  if (!specifier.startsWith('.')) return undefined;
  return path.posix.join(path.posix.dirname(from), specifier);
}

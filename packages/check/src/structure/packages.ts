import path from 'node:path';
import { filesMatching } from './files.ts';

/** A package of this repository, as its package.json has it. */
export interface Package {
  /** Without `@teller/`. */
  readonly name: string;
  /** From the repository's root. */
  readonly folder: string;
  /** The other packages that its `src` may import. */
  readonly dependencies: readonly string[];
  /** The other packages that only its tests may import. */
  readonly devDependencies: readonly string[];
  /**
   * What others may import of it, each with its file: `@teller/stv/csv` → `packages/stv/src/csv/index.ts`.
   * With `*` in both, any name of a file.
   */
  readonly entries: ReadonlyMap<string, string>;
}

interface PackageJson {
  readonly name: string;
  readonly exports?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

/** The packages that `pnpm-workspace.yaml` names, in alphabetical order. */
export function readPackages(): readonly Package[] {
  return filesMatching(/^(?:packages\/[^/]+|web)\/package\.json$/)
    .map(({ path: file, text }) => packageFrom(path.dirname(file), JSON.parse(text) as PackageJson))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

function packageFrom(folder: string, json: PackageJson): Package {
  return {
    name: json.name.replace('@teller/', ''),
    folder,
    dependencies: ours(json.dependencies),
    devDependencies: ours(json.devDependencies),
    entries: new Map(
      Object.entries(json.exports ?? {}).map(([entry, file]) => [
        path.posix.join(json.name, entry),
        path.posix.join(folder, file),
      ]),
    ),
  };
}

function ours(dependencies: Readonly<Record<string, string>> = {}): readonly string[] {
  return Object.keys(dependencies)
    .filter((name) => name.startsWith('@teller/'))
    .map((name) => name.replace('@teller/', ''));
}

/** The file that an import of one of these packages leads to; undefined for any other import. */
export function entryNamed(specifier: string, packages: readonly Package[]): string | undefined {
  for (const { name, entries } of packages) {
    const own = `@teller/${name}`;
    if (specifier !== own && !specifier.startsWith(`${own}/`)) continue;
    const any = entries.get(`${own}/*`)?.replace('*', specifier.slice(own.length + 1));
    return entries.get(specifier) ?? any;
  }
  return undefined;
}

/** The names of all packages whose code can be in a program that imports this one. */
export function reachOf(name: string, packages: readonly Package[]): ReadonlySet<string> {
  const reached = new Set<string>();
  const visit = (from: string): void => {
    for (const to of packages.find((one) => one.name === from)?.dependencies ?? [])
      if (!reached.has(to)) {
        reached.add(to);
        visit(to);
      }
  };
  visit(name);
  return reached;
}

import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What takes longest, by far: it starts servers, browsers and programs, or counts thousands of elections. */
const long: readonly string[] = [
  'packages/cli/test/cli.test.ts',
  'packages/check/test/journey/',
  'packages/check/test/verdict/',
  'packages/check/test/infra/',
  'packages/cli/test/',
  'packages/second-count/test/',
  'packages/after-count/test/follow.test.ts',
  'packages/local/test/',
];

/** Long files first, so that at the end no processor waits for the last of them. */
export class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const others = await super.sort(files);
    return others.toSorted((a, b) => place(a) - place(b));
  }
}

function place({ moduleId }: TestSpecification): number {
  const found = long.findIndex((part) => moduleId.includes(part));
  return found === -1 ? long.length : found;
}

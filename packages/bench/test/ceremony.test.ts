import { expect, test, vi } from 'vitest';
import { benchCeremony } from '../src/ceremony.ts';

test('every step of a small ceremony is measured, beside its bare multiplications', async () => {
  const said: string[] = [];
  const write = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    said.push(String(text));
    return true;
  });
  const code = await benchCeremony({ trustees: 3, threshold: 2, slots: 2 }).finally(() =>
    write.mockRestore(),
  );
  expect(code).toBe(0);
  const rows = said.filter((line) => /\d+\.\d\d {2,}/.test(line));
  expect(rows).toHaveLength(6);
});

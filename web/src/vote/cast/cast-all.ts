import { castOne, type Casting, type CastPorts, type Progress } from './cast.ts';
import type { Owner } from '../device/kept.ts';
import { browserRandom, shuffled } from '../rank/shuffle.ts';

/**
 * Casts several contests: begun in random order and a random moment apart, so that neither service
 * learns from the order which requests belong together. One tab at a time: another one that has begun
 * is waited for, and what it did is then found on the device.
 */
export async function castAll(
  owner: Owner,
  castings: readonly Casting[],
  ports: CastPorts,
  report: (contest: string, progress: Progress) => void,
): Promise<readonly Progress[]> {
  return exclusively(`teller/${owner.election}/${owner.salt}`, () =>
    Promise.all(
      shuffled(castings).map(async (casting, turn) => {
        report(casting.contest, { step: 'waiting' });
        const [moment = 0] = browserRandom(1);
        await ports.wait(turn * 150 + moment);
        const tell = (progress: Progress): void => report(casting.contest, progress);
        try {
          return await castOne(casting, ports, tell);
        } catch {
          const broken = { step: 'broken' } as const;
          tell(broken);
          return broken;
        }
      }),
    ),
  );
}

/** Waits for other tabs where the browser knows how, and for this page's own runs everywhere. */
async function exclusively<T>(name: string, run: () => Promise<T>): Promise<T> {
  if ('locks' in navigator) return navigator.locks.request(name, run);
  const before = running.get(name) ?? Promise.resolve();
  const now = before.then(run, run);
  running.set(name, now);
  return now;
}

const running = new Map<string, Promise<unknown>>();

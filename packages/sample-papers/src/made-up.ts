import { open } from 'node:fs/promises';

/** A made-up election to count: every paper is a line of its own, as if handed in one by one. */
export interface MadeUp {
  readonly papers: number;
  readonly candidates: number;
  readonly seats: number;
  readonly seed: number;
}

const slates = 4;

/**
 * Papers as in an election between four slates of equal size and unequal strength, candidates numbered
 * from 1. A voter starts with a slate and mostly keeps to its order, then may go on to candidates of
 * others; one in four stops early. The same seed gives the same papers on every machine: whole numbers
 * only.
 */
export function* madeUpPapers({
  papers,
  candidates,
  seed,
}: Omit<MadeUp, 'seats'>): Generator<readonly number[]> {
  const draw = drawing(seed);
  for (let paper = 0; paper < papers; paper++) yield paperOf(candidates, draw);
}

/**
 * Writes {@link madeUpPapers} as a BLT file.
 *
 * @returns how many different papers there are
 */
export async function writePapers(file: string, made: MadeUp): Promise<number> {
  const { candidates, seats, seed } = made;
  const different = new Set<string>();
  const out = await open(file, 'w');
  try {
    let block = `${candidates} ${seats}\n`;
    for (const paper of madeUpPapers(made)) {
      const order = paper.join(' ');
      different.add(order);
      block += `1 ${order} 0\n`;
      if (block.length > 1_000_000) {
        await out.write(block);
        block = '';
      }
    }
    const names = Array.from({ length: candidates }, (_, i) => `"Candidate ${i + 1}"\n`).join('');
    await out.write(`${block}0\n${names}"Made-up papers, seed ${seed}"\n`);
  } finally {
    await out.close();
  }
  return different.size;
}

/** Candidate numbers from 1. */
function paperOf(candidates: number, draw: (below: number) => number): number[] {
  // Of ten voters four start with slate 0, three with 1, two with 2, one with 3.
  const slate = [0, 0, 0, 0, 1, 1, 1, 2, 2, 3][draw(10)] as number;
  const own: number[] = [];
  for (let number = slate + 1; number <= candidates; number += slates) own.push(number);
  // Some exchange a few neighbours, and so prefer somebody further down.
  if (draw(5) > 0)
    for (let swaps = draw(8) + 1; swaps > 0 && own.length > 1; swaps--) {
      const at = draw(own.length - 1);
      [own[at], own[at + 1]] = [own[at + 1] as number, own[at] as number];
    }
  if (draw(4) === 0) return own.slice(0, draw(own.length) + 1);
  const named = new Set(own);
  for (let more = draw(12); more > 0; more--) {
    // The first of another slate are known best.
    const other = draw(slates);
    const number = other + 1 + slates * draw(draw(Math.ceil(candidates / slates)) + 1);
    if (number <= candidates) named.add(number);
  }
  return [...named];
}

/** Marsaglia's xorshift, 32 bits: whole numbers from 0 to below - 1, the same ones for the same seed. */
function drawing(seed: number): (below: number) => number {
  let state = seed | 0 || 1;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}

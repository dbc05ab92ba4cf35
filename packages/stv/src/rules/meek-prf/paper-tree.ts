import type { PaperGroup } from '../../papers.ts';
import { exact, type Votes } from '../../votes.ts';
import { kept, one } from './keep.ts';

/** No node, and no group. */
const none = -1;

/** What one distribution gave. */
export interface Distribution {
  readonly votes: readonly Votes[];
  /** What is left of the papers after their last candidate. */
  readonly exhausted: Votes;
}

/**
 * The papers packed into a tree of only as much of their preferences as matters now. A node is one
 * candidate at one place; the papers that pass it agree on everybody who takes a share before. Excluded
 * candidates have no node, elected ones have nodes below them, and at a hopeful candidate a paper stops,
 * because it gives all that is left of it. The rest of the paper is read when that candidate is elected
 * or excluded, so that every preference of every group is read at most once in the whole count.
 *
 * Nodes lie in flat lists, parents before children: one pass from front to back shares out all papers.
 */
export class PaperTree {
  readonly #groups: readonly PaperGroup[];
  /** Per group: how many preferences have been read, and the next group that stops at the same node. */
  readonly #read: Uint16Array;
  readonly #nextGroup: Int32Array;
  // Per node. Node 0 is the root, where every paper starts.
  readonly #parent: number[] = [none];
  readonly #candidate: number[] = [none];
  /** Papers that pass or stop here. */
  readonly #papers: number[] = [0];
  /** Papers with nobody further to go to. */
  readonly #ended: number[] = [0];
  readonly #firstGroup: number[] = [none];
  readonly #firstChild: number[] = [none];
  readonly #nextSibling: number[] = [none];
  #weight: Float64Array = new Float64Array(1);
  // Per candidate.
  readonly #nodes: number[][];
  readonly #is: ('hopeful' | 'elected' | 'out')[];
  /** The node of each candidate among the children at hand, while papers are placed. */
  readonly #child: Int32Array;

  constructor(candidates: number, groups: readonly PaperGroup[], withdrawn: readonly number[]) {
    this.#groups = groups;
    this.#read = new Uint16Array(groups.length);
    this.#nextGroup = Int32Array.from(groups.keys(), (g) => (g + 1 < groups.length ? g + 1 : none));
    this.#nodes = Array.from({ length: candidates }, () => []);
    this.#is = Array.from({ length: candidates }, () => 'hopeful' as const);
    this.#child = new Int32Array(candidates).fill(none);
    for (const candidate of withdrawn) this.#is[candidate] = 'out';
    this.#place(groups.length === 0 ? none : 0, 0);
  }

  /** Takes away the papers that go to nobody, and says how many they were. */
  takeEmpty(): number {
    const empty = this.#ended[0] as number;
    this.#ended[0] = 0;
    return empty;
  }

  /** From now on the papers go on to the next preference after this candidate. */
  elect(candidate: number): void {
    this.#is[candidate] = 'elected';
    for (const node of this.#nodes[candidate] as number[]) {
      this.#place(this.#takeGroups(node), node);
    }
  }

  /** From now on the papers pass this hopeful candidate over. */
  exclude(candidate: number): void {
    this.#is[candidate] = 'out';
    for (const node of this.#nodes[candidate] as number[]) {
      this.#papers[node] = 0;
      this.#place(this.#takeGroups(node), this.#parent[node] as number);
    }
    this.#nodes[candidate] = [];
  }

  /** Shares out every paper anew [B.2.a]; `keep` has a keep value for each candidate. */
  distribute(keep: readonly Votes[]): Distribution {
    const [parents, candidates, papers] = [this.#parent, this.#candidate, this.#papers];
    const ended = this.#ended;
    const nodes = parents.length;
    if (this.#weight.length < nodes) this.#weight = new Float64Array(nodes * 2);
    const weight = this.#weight;
    const values = Float64Array.from(keep);
    const votes = new Float64Array(values.length);
    weight[0] = one;
    let exhausted = (ended[0] as number) * one;
    for (let node = 1; node < nodes; node++) {
      const before = weight[parents[node] as number] as number;
      const passing = papers[node] as number;
      if (before === 0 || passing === 0) {
        weight[node] = 0;
        continue;
      }
      const candidate = candidates[node] as number;
      const value = values[candidate] as number;
      const share = value === one ? before : kept(before, value);
      const left = before - share;
      weight[node] = left;
      votes[candidate] = (votes[candidate] as number) + share * passing;
      exhausted += left * (ended[node] as number);
    }
    return { votes: Array.from(votes, exact), exhausted: exact(exhausted) };
  }

  #takeGroups(node: number): number {
    const first = this.#firstGroup[node] as number;
    this.#firstGroup[node] = none;
    return first;
  }

  /** Lets each group of a chain go to its next candidate below `node`, or end there. */
  #place(chain: number, node: number): void {
    if (chain === none) return;
    const child = this.#child;
    for (let at = this.#firstChild[node] as number; at !== none; at = this.#sibling(at)) {
      child[this.#candidate[at] as number] = at;
    }
    for (let group = chain, next = none; group !== none; group = next) {
      next = this.#nextGroup[group] as number;
      const { preferences, papers } = this.#groups[group] as PaperGroup;
      let read = this.#read[group] as number;
      while (read < preferences.length && this.#is[preferences[read] as number] === 'out') read++;
      const candidate = preferences[read];
      if (candidate === undefined) {
        this.#ended[node] = (this.#ended[node] as number) + papers;
        continue;
      }
      this.#read[group] = read + 1;
      let to = child[candidate] as number;
      if (to === none) child[candidate] = to = this.#grow(node, candidate);
      this.#papers[to] = (this.#papers[to] as number) + papers;
      this.#nextGroup[group] = this.#firstGroup[to] as number;
      this.#firstGroup[to] = group;
    }
    const passOn: number[] = [];
    for (let at = this.#firstChild[node] as number; at !== none; at = this.#sibling(at)) {
      const candidate = this.#candidate[at] as number;
      child[candidate] = none;
      if (this.#is[candidate] === 'elected') passOn.push(at);
    }
    for (const elected of passOn) this.#place(this.#takeGroups(elected), elected);
  }

  #sibling(node: number): number {
    return this.#nextSibling[node] as number;
  }

  #grow(parent: number, candidate: number): number {
    const node = this.#parent.length;
    this.#parent.push(parent);
    this.#candidate.push(candidate);
    this.#papers.push(0);
    this.#ended.push(0);
    this.#firstGroup.push(none);
    this.#firstChild.push(none);
    this.#nextSibling.push(this.#firstChild[parent] as number);
    this.#firstChild[parent] = node;
    (this.#nodes[candidate] as number[]).push(node);
    return node;
  }
}

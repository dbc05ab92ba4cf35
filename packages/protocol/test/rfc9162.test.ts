import { toHex, uintBytes } from '@teller/basics';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inclusionProof, merkleRoot, verifyInclusion } from '../src/index.ts';
import { nodeSha256 } from '../src/node/index.ts';
import { flipped, hex, readVectors, runs } from './vectors.ts';

const vector = readVectors('rfc6962-certificate-transparency-tree.json') as {
  leaves: string[];
  empty: string;
  roots: string[];
  inclusion: { index: number; size: number; proof: string[] };
};
const leaves = vector.leaves.map(hex);

describe('the Certificate Transparency tree', () => {
  test('roots of every size', () => {
    expect(toHex(merkleRoot([]))).toBe(vector.empty);
    for (const [i, root] of vector.roots.entries()) {
      expect(toHex(merkleRoot(leaves.slice(0, i + 1)))).toBe(root);
      expect(toHex(merkleRoot(leaves.slice(0, i + 1), nodeSha256))).toBe(root);
    }
  });

  test('an inclusion proof', () => {
    const { index, size, proof } = vector.inclusion;
    expect(inclusionProof(leaves.slice(0, size), index).map(toHex)).toEqual(proof);
  });
});

test('every leaf of every tree proves itself, and nothing else does', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 70 }), fc.nat(), fc.nat(), (size, seed, flip) => {
      const index = seed % size;
      const tree = Array.from({ length: size }, (_, i) => uintBytes(i, 4));
      const leaf = uintBytes(index, 4);
      const root = merkleRoot(tree);
      const proof = inclusionProof(tree, index);
      const claim = { leaf, index, size, proof, root };
      expect(verifyInclusion(claim)).toBe(true);
      expect(verifyInclusion({ ...claim, leaf: uintBytes(index + 1, 4) })).toBe(false);
      expect(verifyInclusion({ ...claim, root: flipped(root, flip % 32) })).toBe(false);
      expect(verifyInclusion({ ...claim, proof: [...proof, root] })).toBe(false);
      const alone = size === 1;
      expect(verifyInclusion({ ...claim, proof: proof.slice(1) })).toBe(alone);
      expect(verifyInclusion({ ...claim, index: (index + 1) % size })).toBe(alone);
      for (const bad of [-1, size, 0.5, Number.NaN])
        expect(verifyInclusion({ ...claim, index: bad })).toBe(false);
    }),
    runs(100),
  );
});

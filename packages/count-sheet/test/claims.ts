/** Reads from a sentence what it says happened, to hold it against the kind of its fact. */
import type { Fact } from '../src/facts/fact.ts';

/** What a sentence can say, whatever its figures and names. */
const claims = {
  elected: /\b(?:is|are)(?: deemed)? elected\b|\bwins\b/,
  excluded: /\b(?:is|are|was|were)(?: formally)? excluded\b/,
  'not elected': /\bnot elected\b/,
  'nobody elected': /\b(?:none of them|nobody)\b[^.:;]*\belected\b/i,
  'reaches the quota': /\breach(?:es)? the quota\b/,
  'without the quota': /\bwithout (?:reaching )?the quota\b/,
  'last left': /\bcandidates? (?:are|is) left\b/,
  most: /\bthe most\b/,
  fewest: /\bthe fewest\b/,
  'some papers': /\bOf (?:the )?[\d,]+ papers?\b|if it has a next choice/,
  'all papers': /\ball(?: [\d,]+)? papers\b|\beach of the [\d,]+ papers\b/i,
} as const satisfies Readonly<Record<string, RegExp>>;
type Claim = keyof typeof claims;

interface Expected {
  /** Said by every table. */
  readonly must?: readonly Claim[];
  /** Said by some table; anything else is a fault. */
  readonly may?: readonly Claim[];
}

type Expectations = {
  readonly [Kind in Fact['kind']]:
    | Expected
    | ((fact: Extract<Fact, { readonly kind: Kind }>) => Expected);
};

const nothing: Expected = {};

/** Of every kind of fact; one that is missing does not compile. */
const expectations: Expectations = {
  'first-preferences': nothing,
  'without-preference': { may: ['nobody elected'] },
  withdrawn: nothing,
  'whole-quota': nothing,
  'quota-in-hundredths': nothing,
  'meek-quota': nothing,
  gains: nothing,
  'non-transferable': nothing,
  'papers-move-on': { may: ['excluded', 'some papers'] },
  'no-papers': { may: ['excluded'] },
  'batch-moves-on': { may: ['excluded', 'some papers'] },
  'quota-falls': { must: ['nobody elected'] },
  'has-surplus': nothing,
  'largest-surplus': nothing,
  'all-papers-pass-on': { may: ['some papers', 'all papers'] },
  'papers-with-next': { must: ['some papers'] },
  'value-passed-on': nothing,
  'surplus-not-passed-on': nothing,
  'passed-over': { may: ['excluded'] },
  'shared-out': ({ until }) => ({
    must: ['all papers'],
    may: until === 'election' ? ['reaches the quota'] : [],
  }),
  'keep-values': nothing,
  'left-on-papers': nothing,
  'quota-moved': nothing,
  guarded: ({ from }) => ({ must: from === 'election' ? ['nobody elected'] : [] }),
  doomed: ({ enough }) => ({ may: enough === 'most' ? ['most'] : [] }),
  'tie-broken': ({ purpose, steps }) => ({
    must: steps.some(({ kind }) => kind === 'earlier-stage')
      ? [purpose === 'exclusion' ? 'fewest' : 'most']
      : [],
    may: purpose === 'election' ? ['elected'] : [],
  }),
  'elected-at-quota': { must: ['elected', 'reaches the quota'] },
  'elected-on-active-vote': { must: ['elected'], may: ['without the quota'] },
  'elected-with-most': ({ most }) => ({
    must: most === 'after-tie' ? ['elected'] : ['elected', 'most'],
  }),
  'elected-to-last-places': { must: ['elected', 'without the quota', 'last left'] },
  'elected-without-exclusion': { must: ['elected'], may: ['without the quota', 'last left'] },
  undecided: { must: ['nobody elected'] },
  'surpluses-wait': nothing,
  'excluded-fewest': ({ of }) => ({
    must: of === 'tied' ? ['excluded'] : ['excluded', 'fewest'],
  }),
  'excluded-together': { must: ['excluded'] },
  'excluded-doomed': { must: ['excluded'] },
  'excluded-formally': { may: ['excluded', 'not elected'] },
  'kept-by-guard': nothing,
  'fewer-together': nothing,
  'not-elected': { must: ['not elected'], may: ['nobody elected'] },
};

/** What is wrong with what the words of a fact say happened. */
export function falseClaims(fact: Fact, text: string): readonly string[] {
  // The row for a kind takes facts of that kind: the compiler can't follow this by itself.
  const row = expectations[fact.kind] as Expected | ((fact: Fact) => Expected);
  const { must = [], may = [] } = typeof row === 'function' ? row(fact) : row;
  const said = claimsIn(text);
  return [
    ...must.filter((claim) => !said.includes(claim)).map((claim) => `does not say ${claim}`),
    ...said
      .filter((claim) => !must.includes(claim) && !may.includes(claim))
      .map((claim) => `says ${claim}`),
    ...(fact.kind === 'excluded-formally' && said.length === 0 ? ['says nothing'] : []),
  ];
}

function claimsIn(text: string): readonly Claim[] {
  const negated = claims['nobody elected'];
  // That nobody is elected, or somebody isn't, says of nobody that they are.
  const plain = text
    .replaceAll(new RegExp(negated, 'gi'), '')
    .replaceAll(new RegExp(claims['not elected'], 'g'), '');
  return (Object.keys(claims) as Claim[]).filter((claim) =>
    claims[claim].test(claim === 'elected' ? plain : text),
  );
}

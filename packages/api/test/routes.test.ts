import { pathNames, problemNames, sessionCookies, sides } from '@teller/api';
import { expect, test } from 'vitest';

// What holds for the contract as a whole; see functions/test/contract.test.ts for its being served.

const rows = Object.entries(sides).flatMap(([side, routes]) =>
  Object.entries(routes).map(([name, route]) => ({ side, name, ...route })),
);

test('no two rows have the same method and path', () => {
  const places = rows.map(({ method, path }) => `${method} ${path}`);
  expect(places.length).toBeGreaterThan(15);
  expect(new Set(places).size).toBe(places.length);
});

test('a side has its own part of the paths, and its session’s cookie goes nowhere else', () => {
  for (const { side, path, session } of rows) {
    expect(path).toMatch(side === 'record' ? /^(?:\/api)?\/record\// : `/api/${side}/`);
    const cookies = session === 'none' ? '' : `${sessionCookies[session].path}/`;
    expect(path.startsWith(cookies)).toBe(true);
  }
});

test('no cookie goes to an issuer, the box or the record', () => {
  const without = rows.filter(({ session }) => session === 'none').map(({ side }) => side);
  expect([...new Set(without)]).toEqual(['issuer', 'box', 'record']);
  const apart = rows.filter(({ side }) => side === 'issuer' || side === 'box');
  expect(apart.filter(({ session }) => session !== 'none')).toEqual([]);
});

test('what is in braces has a name of the contract', () => {
  const named = rows.flatMap(({ path }) => [...path.matchAll(/\{(\w+)\}/g)].map(([, n]) => n));
  expect(new Set(named)).toEqual(new Set(Object.keys(pathNames)));
});

test('a body is sent by POST alone, and what can be wrong with it is listed', () => {
  for (const { name, method, body, problems } of rows) {
    expect([name, body !== undefined]).toEqual([name, method === 'POST']);
    expect([name, problems.some((one) => one === 'malformed-request')]).toEqual([
      name,
      body !== undefined,
    ]);
  }
});

test('every row says what it does and lists a problem once; every problem is listed somewhere', () => {
  for (const { name, does, problems } of rows) {
    expect(does).toMatch(/^[A-Z].{15,}\.$/);
    expect([name, new Set(problems).size]).toEqual([name, problems.length]);
  }
  const listed = new Set(rows.flatMap(({ problems }) => problems));
  // No route can be asked by a method that it doesn't have.
  expect(problemNames.filter((name) => !listed.has(name))).toEqual(['method-not-allowed']);
});

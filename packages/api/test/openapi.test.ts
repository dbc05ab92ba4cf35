import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Validator } from '@seriousme/openapi-schema-validator';
import { sides } from '@teller/api';
import { openApi } from '@teller/api/openapi';
import { expect, test } from 'vitest';

const text = readFileSync(path.resolve(import.meta.dirname, '../openapi.json'), 'utf8');

test('openapi.json is what write-openapi.ts writes from the rows', () => {
  expect(text).toBe(`${JSON.stringify(openApi(), null, 2)}\n`);
});

test('it is an OpenAPI 3.1 document, in which every reference leads somewhere', async () => {
  const validator = new Validator();
  const { valid, errors } = await validator.validate(text);
  expect({ valid, errors }).toEqual({ valid: true, errors: undefined });
  expect(validator.version).toBe('3.1');
  const references = [...text.matchAll(/"\$ref": "#\/components\/schemas\/([^"]+)"/g)];
  const { schemas } = (JSON.parse(text) as { components: { schemas: object } }).components;
  expect(references.length).toBeGreaterThan(100);
  expect(references.filter(([, name = '']) => !(name in schemas))).toEqual([]);
});

test('the validator can tell: a document without its responses is refused', async () => {
  const broken = text.replace('"responses"', '"answers"');
  const { valid } = await new Validator().validate(broken);
  expect(valid).toBe(false);
});

test('it has an operation for each row', () => {
  const ids = [...text.matchAll(/"operationId": "([^"]+)"/g)].map(([, id = '']) => id);
  const rows = Object.entries(sides).flatMap(([side, routes]) =>
    Object.keys(routes).map((name) => `${side}.${name}`),
  );
  expect(ids).toHaveLength(rows.length);
  expect(new Set(ids)).toEqual(new Set(rows));
});

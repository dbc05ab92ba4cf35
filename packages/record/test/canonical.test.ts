import { utf8, type Bytes } from '@teller/basics';
import { describe, expect, test } from 'vitest';
import { parseSoftware } from '../src/index.ts';

const fault = (bytes: Bytes): string => {
  const parsed = parseSoftware(bytes);
  return parsed.ok ? 'none' : parsed.error;
};

describe('only the exact bytes are a file of the record', () => {
  test.each([
    ['{"format":"teller-software/1","name":"Teller","version":"1"}', 'none'],
    ['{"format":"teller-software/1","name":"Teller","version":"1"}\n', 'not-canonical'],
    ['{"format":"teller-software/1", "name":"Teller","version":"1"}', 'not-canonical'],
    ['{"name":"Teller","format":"teller-software/1","version":"1"}', 'not-canonical'],
    ['{"format":"teller-software/1","name":"\\u0054eller","version":"1"}', 'not-canonical'],
    ['{"format":"teller-software/1","name":"x","name":"Teller","version":"1"}', 'not-canonical'],
    ['\uFEFF{"format":"teller-software/1","name":"Teller","version":"1"}', 'not-canonical'],
    ['{"format":"teller-software/1","name":"Teller","version":"1","more":1}', 'wrong-shape'],
    ['{"format":"teller-software/2","name":"Teller","version":"1"}', 'wrong-shape'],
    ['{"format":"teller-software/1","name":"\\ud800","version":"1"}', 'wrong-shape'],
    ['{"format":"teller-software/1"', 'not-json'],
    ['', 'not-json'],
  ])('%s: %s', (text, expected) => {
    expect(fault(utf8(text))).toBe(expected);
  });
});

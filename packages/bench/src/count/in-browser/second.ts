export * from '@teller/second-count';

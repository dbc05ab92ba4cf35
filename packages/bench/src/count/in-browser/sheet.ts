export * from '@teller/count-sheet';

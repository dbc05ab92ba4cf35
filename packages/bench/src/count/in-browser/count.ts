export * from '@teller/stv';

declare module 'dynalite' {
  import type { Server } from 'node:http';
  /** A DynamoDB server that keeps its data in memory. */
  export default function dynalite(options: {
    readonly createTableMs?: number;
    readonly maxItemSizeKb?: number;
  }): Server;
}

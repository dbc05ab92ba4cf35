// What a voter needs only once something is ranked: its own chunk, so that ranking starts sooner.
export { CastingPage } from './casting-page.tsx';
export { ReceiptPage } from './receipt-page.tsx';
export { ReviewPage } from './review-page.tsx';
export { makeSealing } from './sealing.ts';

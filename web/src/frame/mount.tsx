import { StrictMode, type ReactElement } from 'react';
import { createRoot } from 'react-dom/client';
import './base.css';

/** Puts an entry's root element on the page. */
export function mount(root: ReactElement): void {
  const place = document.getElementById('page');
  if (place) createRoot(place).render(<StrictMode>{root}</StrictMode>);
}

// Loaded before each file of tests: its limits, for the machine as busy as it is by then.
import { vi } from 'vitest';
import { limit, stretched } from './limits.ts';

vi.setConfig({ testTimeout: stretched(limit), hookTimeout: stretched(limit) });

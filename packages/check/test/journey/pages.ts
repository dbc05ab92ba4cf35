import { readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Page } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe-core finds wrong with a page under WCAG 2.2 A and AA: rule and place. */
export async function accessibilityFaults(page: Page): Promise<readonly string[]> {
  // As an expression of the debugger's, so that the page's own policy stays as strict as it is.
  await page.evaluate(axe);
  return page.evaluate(async () => {
    interface Axe {
      run(options: object): Promise<{
        violations: { id: string; nodes: { html: string }[] }[];
      }>;
    }
    const { axe } = globalThis as unknown as { axe: Axe };
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    const { violations } = await axe.run({ runOnly: { type: 'tag', values: tags } });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
  });
}

/** With `SHOTS=FOLDER`, pictures of the page at phone and desktop width, to be looked at. */
export async function look(page: Page, name: string): Promise<void> {
  const folder = process.env['SHOTS'];
  if (!folder) return;
  await mkdir(folder, { recursive: true });
  const size = page.viewportSize() ?? { width: 390, height: 844 };
  for (const width of [390, 1280]) {
    await page.setViewportSize({ width, height: 844 });
    await page.screenshot({ path: path.join(folder, `${name}-${width}.png`), fullPage: true });
  }
  await page.setViewportSize(size);
}

/** Someone who uses nothing but the keyboard: what can't be reached with Tab isn't there for them. */
export class Keyboard {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** Goes to a button whose name begins with this and presses it. */
  async press(name: string): Promise<void> {
    await this.#goTo(name);
    await this.#page.keyboard.press('Enter');
  }

  async type(label: string, text: string): Promise<void> {
    await this.#goTo(label);
    await this.#page.keyboard.type(text);
  }

  async #goTo(name: string): Promise<void> {
    await this.#page.getByText(name).first().waitFor();
    for (let i = 0; i < 80; i++) {
      const focused = await this.#page.evaluate(() => {
        const { activeElement } = document;
        const labels =
          activeElement instanceof HTMLInputElement ? [...(activeElement.labels ?? [])] : [];
        return [...labels.map((label) => label.innerText), activeElement?.textContent ?? '']
          .join(' ')
          .trim();
      });
      if (focused.startsWith(name)) return;
      await this.#page.keyboard.press('Tab');
    }
    throw new Error(`Tab does not lead to ${name}`);
  }
}

import type { FrameLocator, Locator, Page } from 'playwright-core';

/** The page "Wiring" in its panel. */
export function picturePage(page: Page): FrameLocator {
  return page.frameLocator('iframe.webview.ready').frameLocator('#active-frame');
}

/** The box of a resource in the picture, by what a screen reader says of it. */
export function box(page: Page, label: RegExp): Locator {
  return picturePage(page).getByRole('img', { name: label });
}

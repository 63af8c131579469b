// Takes the pictures of the README in a real VS Code, on a freshly scaffolded workspace: npm run screenshots [-- name…]
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBrowser, launchBrowser } from './tools/browser.mjs';
import { cacheDir, root } from './tools/paths.mjs';
import { putToolsOnPath } from './tools/toolsOnPath.mjs';
import { ensureVscode, linkExtension, startServer } from './tools/vscode.mjs';

/** A manifest with what people really get wrong. */
const mistakes = `---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: worker
  namespace: reactbin
spec:
  replicas: "2"
  selector:
    matchLabels:
      app: worker
  template:
    metadata:
      labels:
        app: worker
    spec:
      imagePullPolicy: Always
      containers:
        - name: worker
          image: reactbin-api:v1.4.0
          resources:
            limits:
              memory: 512MB
          envFrom:
            - secretref:
                name: api-env
`;

/** A job that asks for a ConfigMap by a name that is nearly right. */
const broken = `---
apiVersion: batch/v1
kind: Job
metadata:
  name: report
  namespace: reactbin
spec:
  template:
    spec:
      restartPolicy: Never
      containers:
        - name: report
          image: reactbin-api:v1.4.0
          envFrom:
            - secretRef:
                name: api-env
            - configMapRef:
                name: report-setting
---
apiVersion: v1
kind: ConfigMap
metadata:
  name: report-settings
  namespace: reactbin
data:
  FORMAT: pdf
`;

/**
 * Each starts from a workbench as it is when it has just been opened, on a scaffolded workspace with a file of mistakes, or on an
 * empty one. What it waits for last is in the picture.
 */
const screenshots = [
  {
    name: 'diagnostics',
    async steps(page) {
      await openFile(page, 'worker.yaml');
      await page.locator('.squiggly-error').first().waitFor();
      await page
        .locator('.view-line')
        .filter({ hasText: 'imagePullPolicy' })
        .click({ position: { x: 90, y: 8 } });
      await page.keyboard.press('Control+.');
      await page.getByText('Move it to').first().waitFor();
    },
  },
  {
    name: 'validation',
    async steps(page) {
      await openFile(page, 'worker.yaml');
      await page.locator('.activitybar').getByRole('tab', { name: 'Reactbin' }).click();
      await widenSidebar(page);
      await page.locator('.part.sidebar').getByRole('button', { name: 'Validate' }).first().click();
      const view = page.locator('[id="workbench.view.extension.reactbin"]');
      await view.getByRole('treeitem', { name: /worker\.yaml/ }).waitFor({ timeout: 60_000 });
      await view
        .getByRole('treeitem', { name: /kubectl/ })
        .first()
        .waitFor();
    },
  },
  {
    name: 'wiring',
    width: 1600,
    async steps(page) {
      writeFileSync(join(workspace, 'k8s/worker/report.yaml'), broken);
      await page.keyboard.press('F1');
      await page.locator('.quick-input-widget').getByRole('textbox').fill('>Reactbin: Show Wiring');
      await page.getByRole('option', { name: 'Reactbin: Show Wiring' }).first().click();
      await page.locator('.activitybar').getByRole('tab', { name: 'Reactbin' }).click();
      const picture = page.frameLocator('iframe.webview.ready').frameLocator('#active-frame');
      await picture.locator('.node.missing').first().waitFor({ timeout: 60_000 });
      for (const view of ['Wiring', 'Validation'])
        await page
          .locator('.part.sidebar')
          .getByRole('button', { name: `${view} Section` })
          .click();
      const job = page.locator('.part.sidebar').getByRole('treeitem', { name: /^Job report/ });
      await job.locator('.monaco-tl-twistie').click();
    },
  },
  {
    name: 'scaffold',
    empty: true,
    async steps(page) {
      await page.keyboard.press('F1');
      await page.locator('.quick-input-widget').getByRole('textbox').fill('>Reactbin: Scaffold');
      await page.getByRole('option', { name: 'Reactbin: Scaffold' }).first().click();
      // Enter all the way through.
      const question = page.locator('.quick-input-widget').filter({ hasText: 'Scaffold: ' });
      await question.waitFor();
      while (await question.isVisible()) await page.keyboard.press('Enter');
      await page.getByRole('button', { name: 'Apply' }).waitFor();
      await page.getByText('statefulset.yaml').first().waitFor();
    },
  },
];

/** Drags the edge of the sidebar, so that messages can be read. */
async function widenSidebar(page) {
  const { x, width } = await page.locator('.part.sidebar').boundingBox();
  await page.mouse.move(x + width + 2, 400);
  await page.mouse.down();
  await page.mouse.move(x + width + 260, 400, { steps: 5 });
  await page.mouse.up();
}

async function openFile(page, name) {
  await page.keyboard.press('Control+p');
  await page.locator('.quick-input-widget').getByRole('textbox').fill(name);
  await page.getByRole('option', { name }).first().click();
  await page.locator('.view-line [class*=mtk]:not(.mtk1)').first().waitFor(); // it has its colours
}

const vscode = ensureVscode(cacheDir);
const found = vscode.missing ? vscode : ensureBrowser(cacheDir, vscode.node);
if (found.missing) {
  console.error(`No pictures can be taken: ${found.missing}.`);
  process.exit(1);
}
const settings = putToolsOnPath(cacheDir);

const scratch = mkdtempSync(join(tmpdir(), 'reactbin-screenshots-'));
process.on('exit', () => rmSync(scratch, { recursive: true, force: true, maxRetries: 5 }));
const workspace = join(scratch, 'reactbin');
const { status } = spawnSync(process.execPath, [join(root, 'dist/cli.js'), 'scaffold', workspace], { stdio: 'inherit' });
if (status !== 0) process.exit(1);
mkdirSync(join(workspace, 'k8s/worker'));
writeFileSync(join(workspace, 'k8s/worker/worker.yaml'), mistakes);
const empty = join(scratch, 'empty');
mkdirSync(empty);

const extensionsDir = join(scratch, 'extensions');
linkExtension(root, extensionsDir);
const server = await startServer(vscode, { userDataDir: join(scratch, 'user'), extensionsDir, settings });
const browser = await launchBrowser(found);
const folder = join(root, 'media/screenshots');
mkdirSync(folder, { recursive: true });

const wanted = process.argv.slice(2);
for (const { name, steps, width = 1280, empty: inEmpty } of screenshots.filter(
  ({ name }) => wanted.length === 0 || wanted.includes(name),
)) {
  const page = await browser.newPage({ viewport: { width, height: 800 } });
  await page.goto(server.url(inEmpty ? empty : workspace));
  await page.locator('.monaco-workbench .activitybar').getByRole('tab', { name: 'Reactbin' }).waitFor({ timeout: 60_000 });
  await steps(page);
  await page.mouse.move(640, 799); // where nothing shows a tooltip
  await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' });
  console.log(`media/screenshots/${name}.png`);
  await page.context().close();
}
process.exit(); // ends the server and the browser, too

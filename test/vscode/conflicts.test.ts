import assert from 'node:assert/strict';
import { suite } from './suite.js';
import { workbench } from './support.js';
import { answerAll, applyPreview, neverSaveByItself, notification, tree, treeOnce } from './wizard.js';

export const run = suite({
  async 'one Undo takes back new files and additions to others'() {
    const page = await workbench();
    await neverSaveByItself();
    const before = tree();
    await answerAll(page);
    await page.getByRole('option', { name: 'Keep mine' }).click();
    await applyPreview(page);
    assert.equal(tree()['k8s/namespace.yaml'], before['k8s/namespace.yaml']);
    await (await notification(page, '18 files are written')).getByRole('button', { name: 'Undo' }).click();
    await treeOnce('the folder as it was', before);
  },

  async 'a file with another text keeps it, unless its tick is set in the preview'() {
    const page = await workbench();
    const before = tree();
    await answerAll(page, { domain: 'paste.example.com' });
    await page.getByRole('option', { name: 'Choose in the preview' }).click();
    await applyPreview(page);

    const { 'k8s/namespace.yaml': namespace, Makefile, 'api/Dockerfile.prod': dockerfile, 'k8s/ingress.yaml': ingress } = tree();
    assert.equal(namespace, before['k8s/namespace.yaml']);
    assert.match(Makefile!, /^all:\n\t@echo mine\n\n[^]*validate-k8s/);
    assert.match(dockerfile!, /COPY --chown=appuser:appgroup app\/ app\/\n[^]*alembic/);
    assert.match(ingress!, /host: paste\.example\.com/);
  },

  async 'the answers are remembered, and all conflicts can be taken at once'() {
    const page = await workbench();
    await answerAll(page);
    await page.getByRole('option', { name: 'Take the new text' }).click();
    await page.getByRole('button', { name: 'Apply' }).click();
    await (await notification(page, '1 file is written')).waitFor();
    const { 'k8s/namespace.yaml': namespace, 'k8s/ingress.yaml': ingress } = tree();
    assert.match(namespace!, /name: reactbin/);
    assert.match(ingress!, /host: paste\.example\.com/);
  },

  async 'a tree that is in place is left alone'() {
    const page = await workbench();
    const before = tree();
    await answerAll(page);
    await (
      await notification(page, 'There is nothing to write: 19 of 19 files are as the scaffold makes them')
    )
      .getByRole('button', { name: 'Show Files' })
      .click();
    await page.getByRole('option', { name: 'k8s/namespace.yaml' }).click();
    assert.deepEqual(tree(), before);
  },
});

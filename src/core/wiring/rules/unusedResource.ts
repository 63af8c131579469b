import { hasPodsIn, isUsed } from '../lookup.js';
import { sees } from '../workspace.js';
import { called, problem, type WiringRule } from './subject.js';

/**
 * A Secret or a ConfigMap that nothing uses, beside Pods that might. One with labels of its own is looked for by them, and one that a
 * custom resource mentions is used by it.
 */
export const unusedResource: WiringRule = ({ workspace, file, resource, definitions }) => {
  const [own] = definitions;
  if (!own || own.item.maker || (own.item.kind !== 'Secret' && own.item.kind !== 'ConfigMap')) return [];
  if (resource.labels.some(({ key }) => !/^(app$|app\.kubernetes\.io\/)/.test(key))) return [];
  if (isUsed(workspace, own) || !hasPodsIn(workspace, file, resource.namespace)) return [];
  const { name } = own.item;
  if (
    [...workspace.files.values()].some(
      (it) => it.documents.some(({ facts }) => facts.opaque) && it.text.includes(name) && sees(workspace, it, file),
    )
  )
    return [];
  return [problem('unused-resource', own.item.place, `Nothing here uses ${called(own.item)}.`, { severity: 'hint' })];
};

import { duplicateResource, twoWriters } from './duplicateResource.js';
import { missingNamespace } from './missingNamespace.js';
import { missingPart } from './missingPart.js';
import { missingContainer, missingContainerPort, missingPodPort } from './missingPort.js';
import { missingReference } from './missingReference.js';
import { selectorWithoutPods } from './selectorWithoutPods.js';
import { sharedPods } from './sharedPods.js';
import type { WiringRule } from './subject.js';
import { unfilledSecret } from './unfilledSecret.js';
import { unusedResource } from './unusedResource.js';

/** Every rule of what lies between resources. */
export const wiringRules: readonly WiringRule[] = [
  missingReference,
  missingPart,
  missingPodPort,
  missingContainerPort,
  missingContainer,
  selectorWithoutPods,
  sharedPods,
  duplicateResource,
  twoWriters,
  missingNamespace,
  unfilledSecret,
  unusedResource,
];

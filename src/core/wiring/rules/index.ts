import { authMerge } from './authMerge.js';
import { duplicateResource, twoWriters } from './duplicateResource.js';
import { fixedHost } from './fixedHost.js';
import { forbiddenNamespace } from './forbiddenNamespace.js';
import { missingNamespace } from './missingNamespace.js';
import { missingPart } from './missingPart.js';
import { missingContainer, missingContainerPort, missingPodPort } from './missingPort.js';
import { missingReference } from './missingReference.js';
import { rawInEnvironment } from './rawInEnvironment.js';
import { selectorWithoutPods } from './selectorWithoutPods.js';
import { sharedPods } from './sharedPods.js';
import type { WiringRule } from './subject.js';
import { unfilledSecret } from './unfilledSecret.js';
import { unusedResource } from './unusedResource.js';
import { wildcardSolver } from './wildcardSolver.js';

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
  forbiddenNamespace,
  authMerge,
  rawInEnvironment,
  wildcardSolver,
  fixedHost,
];

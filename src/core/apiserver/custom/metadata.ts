import { child, type Place } from './place.js';
import { required, type Refusal } from './refusal.js';
import { isMap, type Values } from './settle.js';

/** That the metadata names the object, which the schema asks for too. The rest of ValidateObjectMeta is `reviewMetadata`. */
export function checkMetadata(resource: Values, place: Place): readonly Refusal[] {
  const metadata = isMap(resource['metadata']) ? resource['metadata'] : {};
  const at = child(child(place, 'metadata'), 'name');
  return metadata['name'] || metadata['generateName'] ? [] : [required(at, 'name or generateName is required')];
}

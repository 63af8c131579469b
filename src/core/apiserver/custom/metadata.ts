import { child, type Place } from './place.js';
import { required, type Refusal } from './refusal.js';
import { isMap, type Values } from './settle.js';

/**
 * What the server asks of the metadata of every object. Only the name's presence so far: the rest of ValidateObjectMeta of
 * apimachinery, which holds for built-in kinds alike, belongs here.
 */
export function checkMetadata(resource: Values, place: Place): readonly Refusal[] {
  const metadata = isMap(resource['metadata']) ? resource['metadata'] : {};
  const at = child(child(place, 'metadata'), 'name');
  return metadata['name'] || metadata['generateName'] ? [] : [required(at, 'name or generateName is required')];
}

// What was found is kept until what it hangs on changes.

/**
 * The last thing made, made anew only where one of the things that it hangs on is another.
 * @template T @param {() => unknown[]} given what it hangs on @param {() => T} make @returns {() => T}
 */
export function memoize(given, make) {
  /** @type {{given: unknown[], made: T}|null} */
  let last = null;
  return () => {
    const now = given();
    if (!last || now.some((one, i) => one !== last?.given[i])) last = { given: now, made: make() };
    return last.made;
  };
}

/**
 * What was made for a key, made where nothing was yet.
 * @template K, T @param {{get: (key: K) => T|undefined, set: (key: K, made: T) => unknown}} found @param {K} key @param {() => T} make @returns {T}
 */
export function madeOnce(found, key, make) {
  let made = found.get(key);
  if (made === undefined) found.set(key, (made = make()));
  return made;
}

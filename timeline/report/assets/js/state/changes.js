// The data as built, and the changes that the address names.

/** @import { ReportData } from "../data/types.js" */
import { changedData } from "../combining/changes.js";
import { model, setModel } from "../data/model.js";
import { hashOf, state, stateOf } from "./state.js";

/** The data as built; `model` holds them with the changes applied. @type {ReportData} */
export let builtData;

/** @param {ReportData} data the data as built */
export function setBuiltData(data) {
  builtData = data;
}

/** What could not be applied. @type {{item: string, words: string}[]} */
export let misfits = [];

/** The changes that `model` holds, as they stand in the address. */
let changesApplied = "";

/** Applies the address's changes to the data as built, where they are not those applied already. */
export function applyChanges() {
  const wanted = hashOf({ ...stateOf(""), published: state.published, fix: state.fix });
  if (model && wanted === changesApplied) return false;
  const { data, wrong } = changedData(builtData, state);
  changesApplied = wanted;
  misfits = wrong;
  setModel(data);
  return true;
}

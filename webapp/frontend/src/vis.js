// The part of vis-network that the explorer uses, as one global: window.vis.
export { Network } from "vis-network/peer/esm/vis-network.mjs";
export { DataSet } from "vis-data/peer/esm/vis-data.js";

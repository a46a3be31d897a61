namespace onrecord {
const char* version() { return ONRECORD_VERSION; }
}  // namespace onrecord

//! Every word Lajur says, in English and Indonesian; numbers and dates in both.

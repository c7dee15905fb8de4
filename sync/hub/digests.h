// GET $digest: do a desk and the hub hold the same?
#pragma once

#include "sync/hub/http.h"
#include "sync/hub/signer.h"

namespace jiayi::hub {

/// Safe to use from several threads. One answer reads the institution's whole inventory, which is asked for once a night.
class Digests {
public:
    Digests(Store& store, const Signer& signer) : m_store(store), m_signer(signer) {}
    /// Parameters: n, epoch, a cursor there, and for each type its count and its buckets, all as of one instant. With
    /// `type` and `bucket`: the "id version" rows of that bucket, sorted by id. 400 for anything else.
    Reply answer(const Client& client, const Form& query);

private:
    Store& m_store;
    const Signer& m_signer;
};

}  // namespace jiayi::hub

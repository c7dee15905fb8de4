#include "models/pharmacy/formulary/formulary_writer.h"

#include "models/pharmacy/formulary/formulary_keys.h"
#include "models/pharmacy/formulary/formulary_rows.h"
#include "models/pharmacy/formulary/rules/content_root.h"

#include <algorithm>

namespace jiayi::pharmacy {

namespace {

constexpr int kRowsAtOnce = 200;

bool sameNames(const FormularyItem& a, const FormularyItem& b) {
    return a.nameZh == b.nameZh && a.nameEn == b.nameEn && a.inn == b.inn && a.atc == b.atc && a.nhsa == b.nhsa && a.strength == b.strength;
}

}  // namespace

std::int64_t pharmacyPkOf(db::Database& database, const std::string& id, const std::string& name) {
    db::Query(database, "INSERT INTO formulary_pharmacy (id, name) VALUES (?1, ?2) ON CONFLICT (id) DO UPDATE SET name = ?2", id, name).run();
    db::Query row(database, "SELECT pk FROM formulary_pharmacy WHERE id = ?", id);
    row.next();
    return row.integer(0);
}

void FormularyWriter::begin(const AnnouncedVersion& version) {
    m_announced = version;
    db::Query(m_database, "INSERT INTO formulary_version (pharmacy_pk, epoch, version, valid_from, published_at, items, root) VALUES (?, ?, ?, ?, ?, ?, ?)",
              m_pharmacy, version.epoch, version.version, version.validFrom, version.published, version.items, db::Blob{version.root})
        .run();
    m_version = m_database.lastInsertRowId();
}

std::int64_t FormularyWriter::productOf(const std::string& code) {
    {
        db::Query row(m_database, "SELECT pk FROM formulary_product WHERE pharmacy_pk = ? AND code = ?", m_pharmacy, code);
        if (row.next()) return row.integer(0);
    }
    db::Query(m_database, "INSERT INTO formulary_product (pharmacy_pk, code) VALUES (?, ?)", m_pharmacy, code).run();
    return m_database.lastInsertRowId();
}

void FormularyWriter::put(const FormularyItem& item) {
    const auto product = productOf(item.code);
    std::optional<FormularyItem> before;
    std::int64_t since = 0;
    {
        db::Query row(m_database, "SELECT since FROM formulary_item WHERE product_pk = ? AND until = ?", product, kOpen);
        if (row.next()) since = row.integer(0);
        db::Query old(m_database, selectItems("WHERE i.product_pk = ? AND i.until = ?"), product, kOpen);
        if (old.next()) before = itemOf(old).item;
    }
    if (before == item) return;
    // Said twice in one version: the later word counts, and the earlier leaves no trace.
    if (since == m_version) db::Query(m_database, "DELETE FROM formulary_item WHERE product_pk = ? AND since = ?", product, m_version).run();
    else if (before) db::Query(m_database, "UPDATE formulary_item SET until = ? WHERE product_pk = ? AND until = ?", m_version, product, kOpen).run();
    insert(product, item);
    if (!before || before->price != item.price)
        db::Query(m_database, "INSERT OR REPLACE INTO formulary_price (product_pk, since, price) VALUES (?, ?, ?)", product, m_version, item.price.fen).run();
    if (before && sameNames(*before, item)) return;
    for (const auto& key : itemKeysOf(item)) db::Query(m_database, "INSERT OR IGNORE INTO formulary_key (key, product_pk) VALUES (?, ?)", key, product).run();
}

void FormularyWriter::insert(std::int64_t product, const FormularyItem& item) {
    db::Query(m_database,
              "INSERT INTO formulary_item (product_pk, pharmacy_pk, since, inn, atc, nhsa, name_en, name_zh, maker, form, strength, pack_size, pack_unit, "
              "price, stock, stock_at, class, essential, procured, agreed, progress, restriction_en, restriction_zh, long_rx, tier, source, sort_key, also_at, cost) "
              "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
              product, m_pharmacy, m_version, item.inn, item.atc, item.nhsa, item.nameEn, item.nameZh, item.maker, item.form, item.strength, item.packSize,
              item.packUnit, item.price.fen, item.stock, item.stockAt, nameOf(item.insuranceClass), item.essential, item.procured, item.agreed,
              item.progress, item.restrictionEn, item.restrictionZh, item.longRx, item.tier, item.source, itemSortKey(item), item.alsoAt, item.cost ? std::optional{item.cost->fen} : std::nullopt)
        .run();
}

void FormularyWriter::withdraw(const std::string& code) {
    const auto product = productOf(code);
    if (db::Query(m_database, "DELETE FROM formulary_item WHERE product_pk = ? AND since = ?", product, m_version).run() > 0) return;
    db::Query(m_database, "UPDATE formulary_item SET until = ? WHERE product_pk = ? AND until = ?", m_version, product, kOpen).run();
}

Result<std::vector<std::string>> FormularyWriter::codes() {
    return db::attempt([&]() -> Result<std::vector<std::string>> {
        std::vector<std::string> found;
        db::Query row(m_database,
                      "SELECT p.code FROM formulary_item i JOIN formulary_product p ON p.pk = i.product_pk WHERE i.pharmacy_pk = ? AND i.until = ?",
                      m_pharmacy, kOpen);
        while (row.next()) found.push_back(row.text(0));
        return found;
    });
}

Result<void> FormularyWriter::prove() {
    return db::attempt([&]() -> Result<void> {
        ContentRoot root;
        db::Query row(m_database, selectItems(std::string{"WHERE i.pharmacy_pk = ?2 AND "} + kInVersion), m_version, m_pharmacy);
        while (row.next()) {
            const auto item = itemOf(row).item;
            root.add(item.code, leafOf(item));
        }
        const bool proved = root.finish() == m_announced.root && static_cast<std::int64_t>(root.items()) == m_announced.items;
        if (!proved) return Error{Errc::Corrupt, "formulary.root", {}};
        return {};
    });
}

void FormularyWriter::ready(Instant now) {
    db::Query(m_database, "UPDATE formulary_version SET state = 'ready', ready_at = ? WHERE pk = ?", now, m_version).run();
}

Result<bool> discardUnfinished(db::Database& database) {
    return db::attempt([&]() -> Result<bool> {
        std::int64_t version = 0, pharmacy = 0;
        {
            db::Query row(database, "SELECT pk, pharmacy_pk FROM formulary_version WHERE state = 'building' ORDER BY pk DESC LIMIT 1");
            if (!row.next()) return false;
            version = row.integer(0);
            pharmacy = row.integer(1);
        }
        db::Transaction transaction(database);
        int undone = db::Query(database, "DELETE FROM formulary_item WHERE pk IN (SELECT pk FROM formulary_item WHERE since = ? LIMIT ?)", version, kRowsAtOnce).run();
        undone += db::Query(database, "UPDATE formulary_item SET until = ? WHERE pk IN (SELECT pk FROM formulary_item WHERE pharmacy_pk = ? AND until = ? LIMIT ?)",
                            kOpen, pharmacy, version, kRowsAtOnce)
                      .run();
        undone += db::Query(database,
                            "DELETE FROM formulary_price WHERE (product_pk, since) IN (SELECT product_pk, since FROM formulary_price WHERE since = ? LIMIT ?)",
                            version, kRowsAtOnce)
                      .run();
        if (undone == 0) db::Query(database, "DELETE FROM formulary_version WHERE pk = ?", version).run();
        transaction.commit();
        return true;
    });
}

Result<bool> dropOldItems(db::Database& database, std::int64_t pharmacyPk, std::int64_t keep, Date today) {
    return db::attempt([&]() -> Result<bool> {
        const auto inForce = versionsInForce(database, today);
        const auto shown = inForce.find(pharmacyPk);
        if (shown == inForce.end()) return false;
        std::int64_t oldest = 0;
        {
            db::Query row(database, "SELECT pk FROM formulary_version WHERE pharmacy_pk = ? AND state = 'ready' ORDER BY pk DESC LIMIT 1 OFFSET ?", pharmacyPk,
                          keep - 1);
            if (!row.next()) return false;
            oldest = std::min(row.integer(0), shown->second);
        }
        {
            db::Query old(database, "SELECT 1 FROM formulary_version WHERE pharmacy_pk = ?1 AND pk < ?2 AND rows_kept LIMIT 1", pharmacyPk, oldest);
            db::Query left(database, "SELECT 1 FROM formulary_item WHERE pharmacy_pk = ?1 AND until <= ?2 LIMIT 1", pharmacyPk, oldest);
            if (!old.next() && !left.next()) return false;
        }
        db::Transaction transaction(database);
        // First nobody may compare with them, then they go.
        db::Query(database, "UPDATE formulary_version SET rows_kept = 0 WHERE pharmacy_pk = ? AND pk < ? AND rows_kept", pharmacyPk, oldest).run();
        db::Query(database, "DELETE FROM formulary_item WHERE pk IN (SELECT pk FROM formulary_item WHERE pharmacy_pk = ? AND until <= ? LIMIT ?)", pharmacyPk,
                  oldest, kRowsAtOnce)
            .run();
        transaction.commit();
        return true;
    });
}

}  // namespace jiayi::pharmacy

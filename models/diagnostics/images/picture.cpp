#include "models/diagnostics/images/picture.h"

#include "models/roster/resident_repository.h"

#include <algorithm>

namespace jiayi::images {

namespace {

const std::string kPictureColumns =
    "SELECT p.id, r.id, p.kind, p.side, p.body_site, p.title, p.device, p.taken, p.institution, p.by_user, p.status, p.report, p.visit, p.ordered, p.binary_id, p.content_type, p.size, "
    "p.sha256";
const std::string kPictureFrom = " FROM picture p JOIN resident r ON r.pk = p.resident_pk ";

std::optional<Uuid> maybeUuid(const db::Query& row, int column) { return row.isNull(column) ? std::nullopt : std::optional{row.uuid(column)}; }

Picture readPicture(const db::Query& row) {
    Picture one;
    one.id = row.id<PictureId>(0);
    one.resident = row.id<ResidentId>(1);
    one.kind = row.text(2);
    one.side = row.text(3);
    one.bodySite = row.text(4);
    one.title = row.text(5);
    one.device = row.text(6);
    one.taken = row.instant(7);
    one.institution = row.text(8);
    one.by = row.text(9);
    one.status = row.text(10);
    one.report = maybeUuid(row, 11);
    one.visit = maybeUuid(row, 12);
    one.order = maybeUuid(row, 13);
    one.content = {row.uuid(14), row.text(15), row.integer(16), row.text(17)};
    return one;
}

}  // namespace

const PictureKind* pictureKind(std::string_view name) {
    const auto found = std::find_if(kPictureKinds.begin(), kPictureKinds.end(), [&](const PictureKind& each) { return each.name == name; });
    return found == kPictureKinds.end() ? nullptr : &*found;
}

Result<Picture> PictureRepository::picture(PictureId id) const {
    return db::attempt([&]() -> Result<Picture> {
        db::Query row(m_database, kPictureColumns + kPictureFrom + "WHERE p.id = ?", id);
        if (!row.next()) return Error{Errc::NotFound, "picture.not-found", {}};
        return readPicture(row);
    });
}

Result<Content> PictureRepository::content(const Uuid& binary) const {
    return db::attempt([&]() -> Result<Content> {
        db::Query row(m_database, "SELECT content_type, size, sha256 FROM picture WHERE binary_id = ? ORDER BY status, pk LIMIT 1", binary);
        if (!row.next()) return Error{Errc::NotFound, "picture.not-found", {}};
        return Content{binary, row.text(0), row.integer(1), row.text(2)};
    });
}

void PictureRepository::save(sync::Unit& unit, const Picture& one) {
    db::Query(unit.database(),
              "INSERT INTO picture (id, resident_pk, kind, side, body_site, title, device, taken, institution, by_user, status, report, visit, ordered, binary_id, content_type, size, sha256) "
              "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET resident_pk = excluded.resident_pk, kind = excluded.kind, side = excluded.side, "
              "body_site = excluded.body_site, title = excluded.title, device = excluded.device, taken = excluded.taken, institution = excluded.institution, by_user = excluded.by_user, "
              "status = excluded.status, report = excluded.report, visit = excluded.visit, ordered = excluded.ordered, binary_id = excluded.binary_id, content_type = excluded.content_type, "
              "size = excluded.size, sha256 = excluded.sha256",
              one.id, roster::ResidentRepository::pkOf(unit.database(), one.resident), one.kind, one.side, one.bodySite, one.title, one.device, one.taken, one.institution, one.by, one.status,
              one.report, one.visit, one.order, one.content.binary, one.content.type, one.content.size, one.content.sha256)
        .run();
    unit.put(one.resourceType(), one.id.uuid, one.resident.uuid);
}

Result<std::vector<ListedPicture>> readPictures(db::Database& database, ResidentId resident) {
    return db::attempt([&]() -> Result<std::vector<ListedPicture>> {
        std::vector<ListedPicture> all;
        db::Query row(database,
                      kPictureColumns + ", coalesce(b.proved, 0), coalesce(b.waiting, 0), coalesce(b.refused, ''), t.bytes" + kPictureFrom +
                          "LEFT JOIN picture_bytes b ON b.binary_id = p.binary_id LEFT JOIN picture_thumbnail t ON t.binary_id = p.binary_id "
                          "WHERE r.id = ? AND p.status = 'current' ORDER BY p.taken DESC, p.id DESC",
                      resident);
        while (row.next()) all.push_back({readPicture(row), row.flag(18), row.flag(19), row.text(20), row.isNull(21) ? std::string{} : row.blob(21)});
        return all;
    });
}

Result<PicturePage> readPicturePage(db::Database& database, ResidentId resident) {
    PicturePage page;
    JIAYI_TRY(const auto person, roster::ResidentRepository(database).find(resident));
    page.name = person.name;
    JIAYI_TRY(page.pictures, readPictures(database, resident));
    return page;
}

const ListedPicture* previousOf(const std::vector<ListedPicture>& pictures, PictureId id) {
    const auto shown = std::find_if(pictures.begin(), pictures.end(), [&](const ListedPicture& each) { return each.picture.id == id; });
    if (shown == pictures.end()) return nullptr;
    const auto& one = shown->picture;
    const auto before = std::find_if(shown + 1, pictures.end(), [&](const ListedPicture& each) {
        return each.picture.kind == one.kind && each.picture.side == one.side && each.picture.isDocument() == one.isDocument();
    });
    return before == pictures.end() ? nullptr : &*before;
}

Result<PictureId> RetractPicture::operator()(const sync::Context& context) const {
    if (reason.empty()) return invalid("picture.reason");
    return db::attempt([&]() -> Result<PictureId> {
        sync::Unit unit(context, "picture.retract");
        JIAYI_TRY(auto one, PictureRepository(unit.database()).picture(picture));
        one.status = "entered-in-error";
        PictureRepository::save(unit, one);
        unit.describe(std::string{one.resourceType()} + "/" + one.id.toString(), reason);
        unit.commit();
        return one.id;
    });
}

}  // namespace jiayi::images
